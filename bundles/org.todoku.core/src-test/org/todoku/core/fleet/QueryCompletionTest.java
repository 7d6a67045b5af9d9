package org.todoku.core.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.todoku.core.query.QueryProblem;
import org.todoku.core.query.UpdateQuery;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class QueryCompletionTest {

    private final FactBase facts = new MemoryFacts(Map.of(States.server("wsus-b", ""), List.of(),
            States.server("WSUS-A", "", States.ticked(List.of(States.OTHER), List.of(States.SECURITY))), List.of()));

    private List<String> texts(String typed) {
        return QueryCompletion.of(typed, typed.length(), new QueryWords(facts)).stream().map(QueryCompletion::text).toList();
    }

    @Test
    void keysInTheLanguageThatIsBeingTyped() {
        assertEquals(List.of("state:", "server:", "superseded:"), texts("windows s"));
        assertEquals(List.of("状態:"), texts("状"));
        assertEquals(List.of("created:"), texts("-cre"));
        assertEquals(11, texts("").size());
        assertEquals(List.of(), texts("nothing"));
    }

    @Test
    void valuesThatTheFleetKnowsTheTickedOnesFirst() {
        assertEquals(List.of("product:\"Office 2016\"", "product:Windows", "product:\"Windows 11\""), texts("product:"));
        assertEquals(List.of("product:Windows", "product:\"Windows 11\""), texts("product:wi"));
        assertEquals(List.of("product:\"Windows 11\""), texts("product:\"windows 1"));
        assertEquals(List.of("class:\"Security Updates\""), texts("class:upd"));
        assertEquals(List.of("server:WSUS-A", "server:wsus-b"), texts("server:w"));
        assertEquals(List.of("state:approved", "state:not-approved"), texts("state:app"));
        assertEquals(List.of("状態:承認済み", "状態:未承認"), texts("状態:承認"));
        assertEquals(List.of("arrived:>=2026-01", "arrived:2026-01", "arrived:2025-12", "arrived:2026"), texts("arrived:"));
    }

    @Test
    void onlyThePartAtTheCaretIsReplaced() {
        assertEquals(List.of(new QueryCompletion(3, 12, "state:expired", "expired")),
                QueryCompletion.of("ab state:exx cd", 11, new QueryWords(facts)));
        assertEquals(List.of(new QueryCompletion(1, 20, "product:\"Windows 11\"", "Windows 11")),
                QueryCompletion.of("-product:\"windows 1\" x", 19, new QueryWords(facts)));
        assertEquals(List.of(new QueryCompletion(1, 20, "product:Windows", "Windows"),
                new QueryCompletion(1, 20, "product:\"Windows 11\"", "Windows 11")),
                QueryCompletion.of("-product:\"windows 1\" x", 14, new QueryWords(facts)));
    }

    @Property(tries = 200, seed = "2026002")
    void whateverIsOfferedIsUnderstood(@ForAll String typed, @ForAll int caret) {
        for (String begin : List.of("", "product:", "state:", "arrived:", "server:\"")) {
            String text = begin + typed;
            List<QueryCompletion> offered = QueryCompletion.of(text, caret, new QueryWords(facts));
            assertTrue(offered.size() <= QueryCompletion.MOST);
            for (QueryCompletion one : offered) {
                assertTrue(0 <= one.begin() && one.begin() <= one.end() && one.end() <= text.length());
                boolean key = one.text().endsWith(":");
                assertTrue(UpdateQuery.parse(one.text()).problems().stream().allMatch(
                        problem -> key && problem.kind() == QueryProblem.Kind.VALUE_MISSING), one.text());
            }
        }
    }
}
