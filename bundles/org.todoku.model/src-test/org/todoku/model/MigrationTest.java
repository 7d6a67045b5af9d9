package org.todoku.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.InputException;
import org.todoku.core.assumption.Assumption;
import org.todoku.demo.DemoFleet;
import org.todoku.model.InvestigationException.Reason;
import org.todoku.model.InvestigationStore.Opened;
import org.todoku.model.investigation.Answer;
import org.todoku.model.investigation.Investigation;
import org.todoku.model.investigation.KeptFinding;
import org.todoku.model.investigation.KeptValue;
import org.todoku.model.investigation.Question;
import org.todoku.model.investigation.ValueKind;
import org.todoku.report.InvestigationReports;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Reader;

/** Files of version 1, as it wrote them, lie in {@code src-test/version-1}. */
class MigrationTest {

    private static final Clock CLOCK = Clock.fixed(Cases.NOW, ZoneOffset.UTC);
    private static final Path FIRST = Path.of("src-test", "version-1");
    private static final String SERVER = "plant.corp.example";
    private static final String V1 = " version=\"1\"";
    private static final String V2 = " version=\"2\"";
    private static final String V3 = " version=\"3\"";
    private static final Set<String> SINCE_THREE = Set.of("KeptList", "KeptRow", "RowAnswer", "UnusedLine");
    private static final List<Assumption> ASSUMED = List.of(
            new Assumption.Selected(SERVER,
                    new CategoryRef(UUID.fromString("72e7624a-5b00-45d2-b92f-e561c0a6a160"), "Windows \"11\", 大阪"),
                    CategoryType.PRODUCT),
            new Assumption.Synchronised("HQ on Monday"), new Assumption.Imported(SERVER, new UUID(1, 2)),
            new Assumption.NotDeclined(SERVER, new UUID(3, 4)));

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    @org.junit.jupiter.api.BeforeEach
    void aFile() {
        file = folder.resolve("case.todoku");
    }

    @ParameterizedTest
    @ValueSource(strings = { "en", "ja", "empty" })
    void aFileOfVersionOneIsOpenedAndStaysUntilItIsSaved(String name) throws IOException {
        Files.copy(FIRST.resolve(name + ".todoku"), file);
        byte[] old = Files.readAllBytes(file);
        Opened opened = InvestigationStore.load(file);
        assertEquals(1, opened.version());
        assertTrue(opened.migrated());
        assertEquals(InvestigationStore.VERSION, opened.investigation().getVersion());
        assertArrayEquals(old, Files.readAllBytes(file));

        byte[] now = InvestigationStore.bytes(opened.investigation());
        assertEquals(text(old).replaceFirst(V1, V3), text(now), "nothing else becomes another");
        InvestigationStore.save(file, now, opened.digest());
        Opened again = InvestigationStore.load(file);
        assertFalse(again.migrated());
        assertTrue(same(opened.investigation(), again.investigation()));
        for (Reader reader : List.of(new Reader(Locale.ENGLISH, ZoneOffset.UTC), new Reader(Locale.JAPANESE, ZoneOffset.UTC))) {
            assertEquals(report(opened.investigation(), reader), report(again.investigation(), reader));
        }
    }

    @Test
    void theSamplesHaveAllKindsOfParts() throws IOException {
        Investigation sample = InvestigationStore.load(FIRST.resolve("en.todoku")).investigation();
        Set<ValueKind> kinds = EnumSet.noneOf(ValueKind.class);
        Set<String> parts = new java.util.TreeSet<>();
        sample.eAllContents().forEachRemaining(part -> {
            parts.add(part.eClass().getName());
            if (part instanceof KeptValue value) {
                kinds.add(value.getKind());
            }
        });
        // no rule says a decimal number
        assertEquals(EnumSet.complementOf(EnumSet.of(ValueKind.DECIMAL)), kinds);
        assertEquals(sample.eClass().getEPackage().getEClassifiers().stream().filter(org.eclipse.emf.ecore.EClass.class::isInstance)
                .map(org.eclipse.emf.ecore.EClassifier::getName)
                .filter(name -> !SINCE_THREE.contains(name) && !name.equals("Investigation"))
                .collect(Collectors.toCollection(java.util.TreeSet::new)), parts);
        KeptFinding marked = sample.getQuestions().get(0).getAnswers().get(0).getServers().get(0).getFindings().get(0);
        assertEquals("Changed on *Monday*, see <b>ticket</b> 4711", marked.getComment());
        assertEquals("# Call\nwith the proxy team\r\n\ttab | table |\n|---|", sample.getNotes().get(0).getText());
        assertEquals(marked.getId(), sample.getNotes().get(0).getAbout());
        Investigation japanese = InvestigationStore.load(FIRST.resolve("ja.todoku")).investigation();
        assertEquals("大阪に更新プログラムが届かない理由", japanese.getTitle());
        assertEquals(List.of("佐藤", "佐藤", "佐藤"), japanese.getDecisions().stream().map(each -> each.getDecidedBy()).toList());
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** Arrays are compared by what they hold. */
    private static boolean same(Investigation one, Investigation other) {
        Investigation first = EcoreUtil.copy(one);
        Investigation second = EcoreUtil.copy(other);
        for (int i = 0; i < first.getAttachments().size(); i++) {
            assertArrayEquals(first.getAttachments().get(i).getContent(), second.getAttachments().get(i).getContent());
            first.getAttachments().get(i).setContent(null);
            second.getAttachments().get(i).setContent(null);
        }
        return EcoreUtil.equals(first, second);
    }

    private static String report(Investigation investigation, Reader reader) throws IOException {
        var out = new StringBuilder();
        InvestigationReports.text(InvestigationContents.of(investigation), reader, out);
        InvestigationReports.json(InvestigationContents.of(investigation), reader, out);
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void anyDocumentOfVersionOneBecomesWhatTheNewestWouldHold(long seed) throws IOException, InputException {
        List<Diagnosis> answers = List.of(Cases.demo(DemoFleet.TWO_CAUSES), Cases.demo(DemoFleet.THERE), Cases.demo("no such update"));
        var random = new Random(seed);
        var editing = new InvestigationEditing(InvestigationStore.create("Case " + seed, CLOCK), CLOCK);
        for (int i = random.nextInt(12); i >= 0; i--) {
            edit(editing, random, answers.get(random.nextInt(answers.size())));
        }
        String newest = text(InvestigationStore.bytes(editing.investigation()));
        Files.writeString(file, newest.replaceFirst(V3, V1));
        Opened migrated = InvestigationStore.load(file);
        assertEquals(1, migrated.version());
        Investigation expected = EcoreUtil.copy(editing.investigation());
        expected.setVersion(InvestigationStore.VERSION);
        assertEquals(newest, text(InvestigationStore.bytes(migrated.investigation())));
        // what was removed may have left servers, updates and rules that nothing speaks of
        Unused.remove(expected);
        assertTrue(same(expected, migrated.investigation()));
    }

    /** Version 2 knew assumptions and no lists. */
    @Test
    void aFileOfVersionTwoIsOpenedUnlessItHasWhatCameLater() throws IOException, InputException {
        Diagnosis plain = Cases.demo(DemoFleet.THERE);
        var editing = new InvestigationEditing(InvestigationStore.create("Two", CLOCK), CLOCK);
        editing.keep("Keep", new Diagnosis(plain.target(), plain.at(), plain.servers(), ASSUMED));
        Files.writeString(file, text(InvestigationStore.bytes(editing.investigation())).replaceFirst(V3, V2));
        Opened opened = InvestigationStore.load(file);
        assertEquals(2, opened.version());
        assertEquals(ASSUMED, recalled(opened.investigation().getQuestions().get(0), 0));

        editing.keep("Keep", Cases.list(), List.of());
        Files.writeString(file, text(InvestigationStore.bytes(editing.investigation())).replaceFirst(V3, V2));
        var e = assertThrows(InvestigationException.class, () -> InvestigationStore.load(file));
        assertEquals(Reason.DAMAGED, e.reason());
        assertTrue(e.getMessage().contains("version 2"), e.getMessage());
    }

    private static void edit(InvestigationEditing editing, Random random, Diagnosis answer) {
        Investigation document = editing.investigation();
        String text = "text <" + random.nextInt() + "> & 届く";
        switch (random.nextInt(7)) {
            case 0 -> editing.keep("Keep", answer);
            case 1 -> editing.addNote("Note", text, document.getQuestions().isEmpty() ? "" : document.getQuestions().get(0).getId());
            case 2 -> editing.addDecision("Decide", text, "Ann", "");
            case 3 -> editing.attach("Attach", text, text.getBytes(StandardCharsets.UTF_8));
            case 4 -> editing.setTitle("Title", text);
            case 5 -> document.getQuestions().stream().findFirst().ifPresent(each -> editing.remove("Remove", List.of(each)));
            default -> document.getQuestions().stream().flatMap(each -> each.getAnswers().stream()).findFirst()
                    .ifPresent(each -> editing.setComment("Comment", each.getServers().get(0).getFindings().get(0), text));
        }
    }

    @Test
    void assumptionsAreKeptWithTheAnswer() throws IOException, InputException {
        Diagnosis plain = Cases.demo(DemoFleet.TWO_CAUSES);
        Diagnosis assumed = new Diagnosis(plain.target(), plain.at(), plain.servers(), ASSUMED);
        var editing = new InvestigationEditing(InvestigationStore.create("What if", CLOCK), CLOCK);
        editing.keep("Keep", plain);
        editing.keep("Keep", assumed);
        InvestigationStore.save(file, InvestigationStore.bytes(editing.investigation()), "");
        Question question = InvestigationStore.load(file).investigation().getQuestions().get(0);
        assertEquals(List.of(List.of(), ASSUMED), List.of(recalled(question, 0), recalled(question, 1)));
        Answer kept = question.getAnswers().get(1);
        assertTrue(kept.getMachines().contains("HQ on Monday"), "a report that masks names must know the server");
    }

    private static List<Assumption> recalled(Question question, int answer) throws InvestigationException {
        return new Recalling().recall(question, question.getAnswers().get(answer)).assumed();
    }

    @Test
    void assumptionsThatAreNoneAreRefused() throws IOException, InputException {
        Diagnosis plain = Cases.demo(DemoFleet.THERE);
        var editing = new InvestigationEditing(InvestigationStore.create("What if", CLOCK), CLOCK);
        editing.keep("Keep", new Diagnosis(plain.target(), plain.at(), plain.servers(), ASSUMED.subList(1, 2)));
        String text = text(InvestigationStore.bytes(editing.investigation()));
        Files.writeString(file, text.replace("synchronised on", "wished for"));
        var e = assertThrows(InvestigationException.class, () -> InvestigationStore.load(file));
        assertEquals(Reason.DAMAGED, e.reason());
        assertTrue(e.getMessage().contains("wished for"), e.getMessage());
        Files.writeString(file, text.replaceFirst(V3, V1));
        assertTrue(assertThrows(InvestigationException.class, () -> InvestigationStore.load(file)).getMessage().contains("version 1"));
    }
}
