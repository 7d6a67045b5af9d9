package org.todoku.ui.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.todoku.core.fleet.UpdateDossier;
import org.todoku.core.query.UpdateQuery;
import org.todoku.ui.Clipboards;
import org.todoku.ui.LatestWork;
import org.todoku.ui.RichContent;
import org.todoku.ui.RichText;
import org.todoku.ui.Session;
import org.todoku.ui.Tone;

/**
 * Everything that is known of the selected update. Name of the widget: {@code search.details}; of links in it {@code details.explain},
 * {@code details.copy}, {@code details.back}, and those of {@link UpdatePage}.
 */
final class SearchDetails {

    private static final int MOST_BACK = 100;

    private final Session session;
    private final Consumer<UUID> followed;
    private final LatestWork reading = new LatestWork(Messages.Details_reading, 0, true);
    private final RichText page;
    private final Deque<UUID> before = new ArrayDeque<>();
    private UUID wanted;
    private Optional<UpdateDossier> shown = Optional.empty();

    /** @param followed told when the user goes on to another update in here */
    SearchDetails(Composite parent, Session session, Consumer<UUID> followed) {
        this.session = session;
        this.followed = followed;
        page = new RichText(parent, "search.details", Messages.Details_name);
        page.setFoldHints(Messages.Details_unfold, Messages.Details_fold);
        page.control().addDisposeListener(event -> reading.cancel());
        page.showAnew(this::write);
    }

    StyledText control() {
        return page.control();
    }

    /** Shows an update that was selected in the list; null for none. */
    void show(UUID update) {
        if (update == null || !update.equals(wanted)) {
            before.clear();
            read(update);
        }
    }

    /** Shows the same update as the fleet knows it now. */
    void fleetChanged() {
        read(wanted);
    }

    private void goTo(UUID update) {
        if (wanted != null) {
            before.push(wanted);
            if (before.size() > MOST_BACK) {
                before.removeLast();
            }
        }
        read(update);
        followed.accept(update);
    }

    private void goBack() {
        UUID update = before.pop();
        read(update);
        followed.accept(update);
    }

    private void read(UUID update) {
        boolean other = update == null || !update.equals(wanted);
        wanted = update;
        if (update == null) {
            reading.cancel();
            shown = Optional.empty();
            page.showAnew(this::write);
            return;
        }
        reading.start(progress -> UpdateDossier.of(session.view(), update), found -> {
            if (!page.control().isDisposed()) {
                shown = found;
                if (other) {
                    page.showAnew(this::write);
                } else {
                    page.show(this::write);
                }
            }
        });
    }

    private void write(RichContent content) {
        if (!before.isEmpty()) {
            content.paragraph(0, () -> content.link("details.back", Messages.Details_back, "", this::goBack));
        }
        if (shown.isEmpty()) {
            content.muted(4, wanted == null ? Messages.Details_select : Messages.bind(Messages.Details_listedNowhere, wanted));
            return;
        }
        UpdatePage update = new UpdatePage(session, shown.get(), this::goTo);
        UUID id = shown.get().update().id();
        content.paragraph(0, () -> {
            content.link("details.explain", Messages.Explain, Messages.Explain_hint,
                    () -> session.ask(UpdateQuery.parse(id.toString())));
            content.span("    ", Tone.PLAIN);
            content.link("details.copy", Messages.Details_copy, Messages.Details_copyHint,
                    () -> Clipboards.copy(page.control().getDisplay(), update.copied()));
        });
        update.write(content);
    }
}
