package org.todoku.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.todoku.core.Completeness;
import org.todoku.core.Progress;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.query.QueryMessages;
import org.todoku.core.query.SearchResult;
import org.todoku.core.query.UpdateQuery;

/** What an administrator types and what a small fleet answers: hq tells everything, branch neither approvals nor all updates. */
class SearchTermsTest {

    private static final Update ONE = Samples.update(1, 200, "en", "2026-07 Cumulative Update for Windows 11");
    private static final Update TWO = with(Samples.update(2, 200, "en", "2026-08 Cumulative Update for Windows 11"),
            Map.of("cveIds", "[\"CVE-2026-12345\"]"));
    private static final Update THREE = with(Samples.update(3, 200, "ja", "ドライバー"), Map.of("cveIds", "[]"));

    private static Update with(Update update, Map<String, String> other) {
        return new Update(update.id(), update.revision(), update.titles(), update.kbArticles(), List.of(), update.products(),
                update.classification(), update.type(), update.created(), List.of(), List.of(), null, other);
    }

    private static ServerState branch() {
        ServerState like = Samples.state("branch", Samples.DAY);
        Set<UpdateField> fields = EnumSet.complementOf(EnumSet.of(UpdateField.APPROVED));
        Section part = new Section("updates", Completeness.PARTIAL, "", 0, 0);
        return new ServerState(like.kind(), like.server(), "", like.collectedAt(), "branch", "test", like.info(), like.configuration(),
                like.subscription(), like.syncHistory(), like.categories(), like.approvals(), like.approvalRules(), like.downstreams(),
                part,
                fields, List.of(part), List.of(), Map.of());
    }

    private void fill(Workspace workspace) throws Exception {
        workspace.importState(Samples.reader(Samples.state("hq", Samples.DAY), Samples.listed(ONE),
                new ServerUpdate(TWO, Samples.approved(false))), Progress.NONE);
        workspace.importState(Samples.reader(branch(), Samples.listed(TWO), Samples.listed(THREE)), Progress.NONE);
    }

    private static String answer(SearchResult result) {
        return String.join(" ", result.hits().stream().map(hit -> hit.update().titles().get(0)).map(Title::text)
                .map(title -> title.substring(0, Math.min(7, title.length()))).sorted().toList()) + " ?" + result.unjudged().updates();
    }

    @ParameterizedTest
    @CsvSource({ "state:approved, 2026-07 ?2", "状態:承認済み server:hq, 2026-07 ?0", "state:not-approved, 2026-08 ?2", "-state:approved, ?2",
        "state:not-approved server:branch, ?3", "state:absent, ドライバー ?1", "state:absent server:b, ?1", "server:hq, 2026-07 2026-08 ?0",
        "-server:hq, 2026-08 ドライバー ?1", "state:not-everywhere, ドライバー ?1", "cve-2026-12345, 2026-08 ?1", "-CVE-2026-12345, ドライバー ?1",
        "CVE-2026-1234, ?1", "cve:2026-12345 windows, 2026-08 ?1", "arrived:2024-08-13 server:hq, 2026-07 2026-08 ?0",
        "product:windows class:セキュリティ 2026, 2026-07 2026-08 ?0", "superseded:no ドラ, ドライバー ?0", "server:nowhere, ?0" })
    void answers(String typed, String expected, @TempDir Path folder) throws Exception {
        Path place = folder.resolve("workspace");
        try (Workspace workspace = Workspace.open(place)) {
            fill(workspace);
            assertEquals(expected, answer(workspace.view().search(UpdateQuery.parse(typed), 10)).strip());
        }
        try (Workspace again = Workspace.open(place)) {
            assertEquals(expected, answer(again.view().search(UpdateQuery.parse(typed), 10)).strip());
        }
    }

    @Test
    void gapsAreTold() throws Exception {
        try (Workspace workspace = Workspace.temporary()) {
            fill(workspace);
            SearchResult result = workspace.view()
                    .search(UpdateQuery.parse("state:not-approved server:nowhere -server:none CVE-2026-12345"), 10);
            assertEquals(List.of("No server is called “nowhere” or begins so.", "No server is called “none” or begins so."),
                    QueryMessages.messages(result.unjudged(), Locale.ENGLISH).subList(0, 2));
            result = workspace.view().search(UpdateQuery.parse("state:not-approved CVE-2026-12345"), 10);
            assertEquals(
                    List.of("1 more updates may match; it is not known.", "1 of 2 servers do not tell approvals.",
                            "1 of 2 servers have no complete list of updates, so that nothing is known to be absent there."),
                    QueryMessages.messages(result.unjudged(), Locale.ENGLISH));
        }
    }
}
