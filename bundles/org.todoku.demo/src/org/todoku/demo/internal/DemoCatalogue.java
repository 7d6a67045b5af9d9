package org.todoku.demo.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Presence;
import org.todoku.core.Progress;
import org.todoku.core.ReadyState;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.StateReader;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateSink;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;

/** What somebody looked up in the catalogue: the updates of the last two months, so it is a partial list. */
final class DemoCatalogue implements StateReader {

    private final List<Update> published;
    private final Instant collectedAt;

    DemoCatalogue(List<Update> published, Instant collectedAt) {
        this.published = published;
        this.collectedAt = collectedAt;
    }

    @Override
    public String source() {
        return "demo:catalogue";
    }

    @Override
    public ServerState read(UpdateSink sink, Progress progress) {
        Instant since = collectedAt.minus(62, ChronoUnit.DAYS);
        long rows = 0;
        for (Update update : published) {
            Instant created = update.created();
            if (created != null && created.isAfter(since)) {
                boolean catalogueOnly = update.kbArticles().contains("5099777");
                sink.accept(new ServerUpdate(update,
                        new Presence(false, false, false, false, false, false, null, Coded.of(ReadyState.READY),
                        catalogueOnly ? Tri.NO : Tri.YES)));
                rows++;
            }
        }
        Section updates = new Section("updates", Completeness.PARTIAL, "partial.looked-up", rows, 0);
        Set<UpdateField> fields = new HashSet<>(Set.of(UpdateField.REVISION, UpdateField.PRODUCTS, UpdateField.CLASSIFICATION,
                UpdateField.SUPERSEDES, UpdateField.BYTES, UpdateField.CREATED, UpdateField.EXPIRED, UpdateField.PUBLISHED_TO_WSUS));
        return new ServerState(StateKind.CATALOGUE, "Microsoft Update Catalog", "", collectedAt, source(), "Todoku demo fleet",
                none("server"),
                none("configuration"), none("subscription"), none("syncHistory"), none("categories"), none("approvals"),
                none("approvalRules"), none("downstreams"), updates, fields, List.of(updates), List.of(), Map.of());
    }

    private static <T> Fact<T> none(String section) {
        return Fact.unknown(section, Reason.NOT_COLLECTED, "");
    }

    @Override
    public void close() {
        // nothing is open
    }
}
