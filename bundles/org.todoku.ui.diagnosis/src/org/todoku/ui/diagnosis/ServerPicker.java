package org.todoku.ui.diagnosis;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.todoku.core.ServerState;
import org.todoku.rules.Answers;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.ui.Marks;
import org.todoku.ui.Session;
import org.todoku.ui.WidgetIds;

/** The servers of an answer, each with its outcome; some dozens at most. Name of the widget: {@code diagnosis.servers}. */
final class ServerPicker extends Composite {

    private final Session session;
    private final Table table;
    private final Marks marks;
    private List<ServerDiagnosis> answers = List.of();

    ServerPicker(Composite parent, Session session, Consumer<ServerDiagnosis> chosen) {
        super(parent, SWT.NONE);
        this.session = session;
        setLayout(new FillLayout());
        table = WidgetIds.name(new Table(this, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL), "diagnosis.servers");
        TableColumn name = new TableColumn(table, SWT.LEFT);
        TableColumn word = new TableColumn(table, SWT.LEFT);
        marks = new Marks(table, this::fill);
        table.addListener(SWT.Selection, event -> {
            int index = table.getSelectionIndex();
            if (index >= 0) {
                chosen.accept(answers.get(index));
            }
        });
        table.addListener(SWT.Resize, event -> {
            int width = table.getClientArea().width;
            word.setWidth(Math.min(110, width / 2));
            name.setWidth(width - Math.min(110, width / 2));
        });
    }

    void show(List<ServerDiagnosis> newAnswers) {
        answers = newAnswers;
        fill();
    }

    void select(String key) {
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).server().key().equals(key)) {
                table.setSelection(i);
            }
        }
    }

    /** Height for all servers, or for as many rows as given. */
    int heightFor(int rows) {
        return Math.min(rows, answers.size()) * table.getItemHeight() + 6;
    }

    private void fill() {
        int selected = table.getSelectionIndex();
        table.removeAll();
        List<ServerState> servers = answers.stream().map(ServerDiagnosis::server).toList();
        for (ServerDiagnosis answer : answers) {
            String name = session.fleet().shortName(answer.server(), servers);
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(new String[] { name, Answers.stateWord(answer, session.reader()) });
            item.setImage(marks.of(Outcome.of(answer)));
        }
        table.setSelection(selected);
    }
}
