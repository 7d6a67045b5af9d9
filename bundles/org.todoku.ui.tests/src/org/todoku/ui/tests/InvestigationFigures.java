package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.todoku.core.ServerState;
import org.todoku.model.InvestigationEditing;
import org.todoku.model.InvestigationStore;
import org.todoku.model.investigation.Investigation;
import org.todoku.report.DiagnosisReports;
import org.todoku.rules.Diagnosis;
import org.todoku.ui.Session;

/** How long a large investigation takes to open and to undo in, and the report of an answer for all servers. */
final class InvestigationFigures {

    private static final int ANSWERS = 20;
    private static final String TITLE = "Measured";

    private final Todoku todoku;
    private final Figures figures;
    private final Session session;

    InvestigationFigures(Todoku todoku, Figures figures) {
        this.todoku = todoku;
        this.figures = figures;
        this.session = todoku.session();
    }

    /**
     * @param numbers to ask for, one after the other, and again from the first as often as it needs
     * @return lines that tell how much there was of everything
     */
    List<String> measure(List<String> numbers, Path folder, int rounds) {
        todoku.diagnosis();
        String small = opened("an investigation of 1,000 findings", numbers, folder.resolve("small.todoku"), 1_000, 1, rounds);
        String large = opened("an investigation of " + ANSWERS + " answers", numbers, folder.resolve("large.todoku"), 1, ANSWERS, rounds);
        int size = reports(session.answer().orElseThrow(), rounds);
        return List.of(small, large, String.format(Locale.ROOT, "report of one answer for all servers: %,d kB", size / 1000));
    }

    private String opened(String name, List<String> numbers, Path file, int leastFindings, int leastAnswers, int rounds) {
        List<ServerState> servers = session.view().servers();
        Investigation investigation = InvestigationStore.create(TITLE, session.clock());
        var editing = new InvestigationEditing(investigation, session.clock());
        int answers = 0;
        int findings = 0;
        for (; findings < leastFindings || answers < leastAnswers; answers++) {
            Diagnosis answer = answer(numbers.get(answers % numbers.size()));
            editing.keep("", answer, servers);
            findings += answer.servers().stream().mapToInt(server -> server.findings().size()).sum();
        }
        byte[] bytes = Todoku.aside(() -> {
            byte[] content = InvestigationStore.bytes(investigation);
            InvestigationStore.save(file, content, "");
            return content;
        });
        for (int round = 0; round < rounds; round++) {
            long begin = System.nanoTime();
            InvestigationPage.beginOpening(todoku, file);
            Figures.until(TITLE, () -> shown(TITLE));
            figures.took("open " + name, begin);
            undo(new InvestigationPage(todoku), name, "Title " + round);
        }
        return String.format(Locale.ROOT, "%s: %d findings of %d answers on %d servers, %,d kB", name, findings, answers, servers.size(),
                bytes.length / 1000);
    }

    /** The answers to a list that are shown, into an investigation that is open. */
    void keepList(Path file, int rounds) {
        Todoku.aside(() -> InvestigationStore.save(file, InvestigationStore.bytes(InvestigationStore.create(TITLE, session.clock())), ""));
        for (int round = 0; round < rounds; round++) {
            InvestigationPage.beginOpening(todoku, file);
            Figures.until(TITLE, () -> shown(TITLE));
            InvestigationPage page = new InvestigationPage(todoku);
            todoku.lists();
            long begin = System.nanoTime();
            todoku.run("org.todoku.ui.investigation.keepList");
            Figures.until("the list", () -> page.parts().size() == 1);
            figures.took("keep the answers to a list", begin);
            page.close();
        }
    }

    private Diagnosis answer(String number) {
        todoku.ask(number);
        return Waiting.until("an answer for " + number,
                () -> session.answer().filter(answer -> answer.target().query().text().equals(number)), session::answer);
    }

    private boolean shown(String title) {
        return todoku.page().getActiveEditor() != null && title.equals(new InvestigationPage(todoku).title());
    }

    private void undo(InvestigationPage page, String name, String title) {
        page.type("title", title);
        Figures.until("another title", () -> page.title().equals(title));
        long begin = System.nanoTime();
        page.undo();
        Figures.until("the title as it was", () -> page.title().equals(TITLE));
        figures.took("undo in " + name, begin);
        assertEquals(false, page.dirty());
        page.close();
    }

    /** @return bytes of one */
    private int reports(Diagnosis answer, int rounds) {
        int size = 0;
        for (int round = 0; round < rounds; round++) {
            long begin = System.nanoTime();
            String html = Todoku.aside(() -> {
                var out = new StringBuilder();
                DiagnosisReports.html(answer, session.reader(), out);
                return out.toString();
            });
            figures.took("report of an answer for all servers as HTML", begin);
            assertTrue(answer.servers().stream().allMatch(server -> html.contains(server.server().server())), "every server is named");
            size = html.getBytes(StandardCharsets.UTF_8).length;
        }
        return size;
    }
}
