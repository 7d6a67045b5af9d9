package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.ApprovalAction;
import org.todoku.core.Update;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.UpdateQuery;
import org.todoku.demo.DemoFleet;
import org.todoku.ui.ViewIds;

/** The details of the update that is selected in the search. */
@WorkbenchTest
class SearchDetailsTest {

    private final Todoku todoku = new Todoku();

    @AfterEach
    void close() {
        todoku.forget(ViewIds.SEARCH);
    }

    private SearchPage opened(String query) {
        SearchPage search = todoku.search().query(query);
        Update first = first(query);
        String title = first.title(todoku.session().reader().locale());
        Waiting.until("hits", () -> search.count().matches("[\\d,]+ updates?") && search.table().rows() > 0
                && title.equals(search.table().cell(0, "Title")), search::seen);
        search.read();
        search.use("Details");
        new Hands().click(search.table().onDisplay(0, 0));
        Waiting.until("the details", () -> search.details().said("update.title").equals(search.table().cell(0, "Title")),
                () -> search.details().lines());
        return search;
    }

    @Test
    void theDetailsTellWhatIsKnownAndWhere() {
        todoku.withDemo();
        SearchPage search = opened(DemoFleet.THERE);
        TextPage details = search.details();
        Update update = first(DemoFleet.THERE);
        assertTrue(details.said("update.numbers").contains(DemoFleet.THERE)
                && details.said("update.numbers").contains(update.id().toString()),
                () -> details.said("update.numbers"));
        assertTrue(details.said("update.products").contains(update.products().get(0).title()), () -> details.said("update.products"));
        assertTrue(details.said("update.classification").startsWith("Security Updates"), () -> details.said("update.classification"));
        assertTrue(details.said("update.revisions").startsWith("Revision "), () -> details.said("update.revisions"));
        List<String> servers = details.lines("update.servers");
        assertTrue(servers.get(0).startsWith("hq.corp.example  "), servers::toString);
        assertTrue(servers.stream().anyMatch(line -> line.contains("approvals per group unknown (")), servers::toString);
        Todoku.screenshot("search-details");
        details.click("update.facts.hq.corp.example");
        Waiting.until("the facts", () -> details.lines("update.facts").size() > 15, () -> details.lines("update.facts"));
        List<String> facts = details.lines("update.facts");
        assertTrue(facts.get(1).startsWith("Read from ") && facts.get(1).contains("!updates"), facts::toString);
        assertTrue(facts.contains("revision  " + update.revision()), facts::toString);
        Todoku.screenshot("search-details-facts");
        details.click("details.copy");
        String copied = todoku.clipboard().orElse("");
        assertTrue(copied.lines().anyMatch(line -> line.startsWith("hq.corp.example\trevision\t" + update.revision() + "\t")), copied);
        search.use("Details on the Right");
        Todoku.screenshot("search-details-right");
        search.use("Details on the Right");
    }

    private Update first(String query) {
        return todoku.session().view().search(UpdateQuery.parse(query), 1).hits().get(0).update();
    }

    @Test
    void supersedenceLeadsFromUpdateToUpdateAndBack() {
        todoku.withDemo();
        FactBase facts = todoku.session().view();
        SearchHit newer = facts.search(UpdateQuery.parse(""), Integer.MAX_VALUE).hits().stream()
                .filter(hit -> hit.update().supersedes().stream().anyMatch(id -> facts.update(id).isPresent())).findFirst().orElseThrow();
        UUID older = newer.update().supersedes().stream().filter(id -> facts.update(id).isPresent()).findFirst().orElseThrow();
        SearchPage search = opened(newer.update().id().toString());
        TextPage details = search.details();
        details.click("update.to." + older);
        String title = facts.update(older).orElseThrow().title(todoku.session().reader().locale());
        Waiting.untilEquals(title, () -> details.said("update.title"));
        assertEquals(List.of(older), todoku.session().selectedUpdates());
        assertTrue(details.said("update.superseded-by").contains(newer.update().title(todoku.session().reader().locale())),
                () -> details.said("update.superseded-by"));
        details.click("details.back");
        Waiting.untilEquals(newer.update().title(todoku.session().reader().locale()), () -> details.said("update.title"));
    }

    @Test
    void groupsSizesLanguagesAndUpdatesThatNobodyListsAreTold(@TempDir Path folder) {
        todoku.withFiles(1, new SearchFleet("one.corp.example").lists(7, 203, "Seven").lists(8, 204, "Eight")
                .approves(8, "Servers", ApprovalAction.INSTALL).write(folder));
        SearchPage search = opened("Eight");
        TextPage details = search.details();
        assertTrue(details.said("update.servers").contains("approved for: Servers"), () -> details.said("update.servers"));
        assertEquals("123 MB (123,456,789 bytes)", details.said("update.size"));
        assertEquals("en, ja", details.said("update.languages"));
        details.click("update.to." + SearchFleet.id(7));
        Waiting.untilEquals("Seven", () -> details.said("update.title"));
        assertEquals(SearchFleet.id(6) + " (in no list)", details.said("update.supersedes"));
        details.click("update.facts.one.corp.example");
        Waiting.until("the facts", () -> details.lines("update.facts").contains("MsrcSeverity  \"Critical\""), details::lines);
    }

    @Test
    void whatIsNotToldIsSaidToBeUnknownWithTheReason(@TempDir Path folder) {
        todoku.withFiles(1, Exports.write(folder, "branch.corp.example", 5));
        SearchPage search = opened("KB" + Exports.KB);
        TextPage details = search.details();
        assertTrue(details.said("update.size").startsWith("unknown"), () -> details.said("update.size"));
        assertTrue(details.said("update.supersedes").startsWith("unknown ("), () -> details.said("update.supersedes"));
        assertTrue(details.lines("update.servers").get(0).contains("approvals per group unknown ("), () -> details.said("update.servers"));
        Todoku.screenshot("search-details-unknown");
    }

    @Test
    void strangeTitlesDoNoHarm(@TempDir Path folder) {
        String harmful = "2026-07 \u202Egnp.\u0007 " + "Windows ".repeat(1250) + "for Windows 10";
        todoku.withFiles(1, new SearchFleet("one.corp.example").lists(99, 1, harmful).write(folder));
        SearchPage search = todoku.search().query(SearchFleet.id(99).toString());
        search.counted("1 update");
        search.use("Details");
        new Hands().click(search.table().onDisplay(0, 1));
        Waiting.until("the details", () -> search.details().said("update.title").contains("Windows Windows"),
                () -> search.details().lines());
        String said = search.details().said("update.title");
        assertTrue(said.length() < 2000 && said.indexOf('\u202E') < 0 && said.indexOf('\u0007') < 0, said);
        Todoku.screenshot("search-details-strange");
    }
}
