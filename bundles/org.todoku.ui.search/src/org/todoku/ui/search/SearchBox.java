package org.todoku.ui.search;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.todoku.core.fleet.QueryCompletion;
import org.todoku.core.fleet.QueryWords;
import org.todoku.core.query.UpdateQuery;
import org.todoku.ui.LatestWork;
import org.todoku.ui.Session;
import org.todoku.ui.SpokenName;
import org.todoku.ui.UiThread;
import org.todoku.ui.WidgetIds;

/**
 * The text that a query is typed into; says how it may go on, while one types and on Ctrl+Space. Name of the widget:
 * {@code search.text}.
 */
final class SearchBox {

    /** So many letters of a key are typed before it is offered: a word of a title may begin with them too. */
    private static final int LETTERS_OF_KEY = 2;
    private static final int FIRST_JAPANESE = 0x3000;

    private final Session session;
    private final Text text;
    private final CompletionPopup popup;
    private final LatestWork learning = new LatestWork(Messages.Searching, 0, true);
    private QueryWords known;
    private Runnable changed = () -> { };
    private Runnable entered = () -> { };
    private Runnable left = () -> { };
    private boolean quiet;
    private boolean taking;

    SearchBox(Composite parent, Session session) {
        this.session = session;
        text = WidgetIds.name(new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL), "search.text");
        text.setMessage(Messages.Text_message);
        text.setToolTipText(Messages.Text_hint);
        text.setTextLimit(UpdateQuery.MAX_LENGTH);
        popup = new CompletionPopup(text, this::take);
        text.addListener(SWT.Modify, event -> modified());
        // before the text moves its caret or the window its focus
        text.addListener(SWT.KeyDown, this::key);
        text.addListener(SWT.Traverse, event -> {
            if (popup.selecting() && (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_RETURN)
                    || popup.isOpen() && event.detail == SWT.TRAVERSE_ESCAPE) {
                event.doit = false;
                event.detail = SWT.TRAVERSE_NONE;
            }
        });
        text.addListener(SWT.DefaultSelection, event -> {
            if (event.detail != SWT.ICON_CANCEL && event.detail != SWT.ICON_SEARCH) {
                popup.hide();
                entered.run();
            }
        });
        SpokenName.give(text, Messages.Text_name);
        text.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getDescription(AccessibleEvent event) {
                event.result = popup.isOpen() ? popup.spoken() : Messages.Text_hint;
            }
        });
        text.addListener(SWT.Dispose, event -> learning.cancel());
    }

    Text control() {
        return text;
    }

    /** @param whatToDo after every change of the text */
    void onChange(Runnable whatToDo) {
        changed = whatToDo;
    }

    /** @param whatToDo on Enter */
    void onEnter(Runnable whatToDo) {
        entered = whatToDo;
    }

    /** @param whatToDo on arrow down, unless that is for the list of completions */
    void onLeaveDown(Runnable whatToDo) {
        left = whatToDo;
    }

    /** Learns what the fleet knows, in the background; until then nothing is offered. */
    void fleetChanged() {
        known = null;
        learning.start(progress -> new QueryWords(session.view()), words -> known = words);
    }

    /** Sets the text without offering anything and without calling anybody. */
    void setQuietly(String query) {
        quiet = true;
        text.setText(query);
        text.setSelection(query.length());
        quiet = false;
    }

    private void modified() {
        // a tooltip would cover the hits
        text.setToolTipText(text.getText().isEmpty() ? Messages.Text_hint : null);
        if (quiet) {
            return;
        }
        if (text.isFocusControl() && !taking) {
            // the caret is where it will be only after this event
            UiThread.later(text, () -> offer(false));
        }
        changed.run();
    }

    private void key(Event event) {
        if (event.keyCode == SWT.SPACE && event.stateMask == SWT.MOD1) {
            event.doit = false;
            offer(true);
            return;
        }
        if (popup.isOpen()) {
            popup.key(event);
            if (!event.doit) {
                return;
            }
        }
        if (event.keyCode == SWT.ARROW_DOWN) {
            event.doit = false;
            left.run();
        } else if (event.keyCode == SWT.ESC && !text.getText().isEmpty()) {
            text.setText("");
            event.doit = false;
        }
    }

    /** @param wished whether the user asked for it; else only what is most likely meant */
    private void offer(boolean wished) {
        if (known == null) {
            return;
        }
        int caret = text.getCaretPosition();
        List<QueryCompletion> all = QueryCompletion.of(text.getText(), caret, known);
        popup.show(wished ? all : all.stream().filter(completion -> likely(completion, caret)).toList());
    }

    private boolean likely(QueryCompletion completion, int caret) {
        String typed = text.getText().substring(completion.begin(), Math.max(completion.begin(), caret));
        boolean japanese = typed.chars().anyMatch(letter -> letter >= FIRST_JAPANESE);
        // what is typed to its end needs nothing more
        return (completion.key().isEmpty() || japanese || typed.length() >= LETTERS_OF_KEY) && !typed.equals(completion.text());
    }

    private void take(QueryCompletion completion) {
        String before = text.getText();
        int end = Math.min(completion.end(), before.length());
        boolean more = completion.key().isPresent();
        boolean atEnd = end == before.length();
        String inserted = completion.text() + (more || !atEnd ? "" : " ");
        text.setFocus();
        taking = true;
        text.setText(before.substring(0, completion.begin()) + inserted + before.substring(end));
        text.setSelection(completion.begin() + inserted.length());
        taking = false;
        if (more) {
            UiThread.later(text, () -> offer(true));
        }
    }
}
