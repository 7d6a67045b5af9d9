package org.todoku.ui.diagnosis;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.todoku.ui.Tone;
import org.todoku.ui.WidgetIds;

/** A few lines with links above the answer; takes no room while there is nothing to say. For a parent with a grid of one column. */
final class Notice {

    /** One line. */
    record Line(String text, Runnable action) {

        /** A line without a link. */
        static Line plain(String text) {
            return new Line(text, null);
        }
    }

    private final Link link;
    private List<Line> shown = List.of();

    Notice(Composite parent, String id) {
        link = Tone.NOTICE.tint(WidgetIds.name(new Link(parent, SWT.WRAP), id));
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.widthHint = 200;
        wide.exclude = true;
        link.setLayoutData(wide);
        link.setVisible(false);
        link.addListener(SWT.Selection, event -> {
            Runnable action = shown.get(Integer.parseInt(event.text)).action();
            if (action != null) {
                action.run();
            }
        });
    }

    void show(List<Line> lines) {
        if (lines.equals(shown)) {
            return;
        }
        shown = lines;
        var text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            // the widget reads mark-up and mnemonics
            String words = line.text().replace("<", "‹").replace("&", "&&");
            text.append(i == 0 ? "" : "\n").append(line.action() == null ? words : "<a href=\"" + i + "\">" + words + "</a>");
        }
        link.setText(text.toString());
        boolean visible = !lines.isEmpty();
        ((GridData) link.getLayoutData()).exclude = !visible;
        link.setVisible(visible);
        link.getParent().layout();
    }
}
