package org.todoku.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.InputException;
import org.todoku.demo.DemoFleet;
import org.todoku.model.InvestigationException.Reason;
import org.todoku.model.investigation.DecisionState;
import org.todoku.model.investigation.Investigation;
import org.todoku.model.investigation.KeptFinding;

/** What is saved comes back; what is no investigation is refused with the reason, and the file stays as it was. */
class InvestigationStoreTest {

    private static final Clock CLOCK = Clock.fixed(Cases.NOW, ZoneOffset.UTC);

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");
    private InvestigationEditing editing = new InvestigationEditing(InvestigationStore.create("", CLOCK), CLOCK);

    @BeforeEach
    void anInvestigation() throws IOException, InputException {
        file = folder.resolve("不着 case.todoku");
        editing = new InvestigationEditing(InvestigationStore.create("Why <not> & 届かない?", CLOCK), CLOCK);
        editing.keep("Keep", Cases.demo(DemoFleet.TWO_CAUSES));
        editing.keep("Keep", Cases.list(), List.of());
        KeptFinding first = finding(editing.investigation());
        editing.setImportant("Mark", first, true);
        editing.setComment("Comment", first, "# Title\n* <script>alert(1)</script> “ ]]> ");
        editing.addNote("Note", "line 1\r\nline 2\ttab", first.getId());
        editing.setState("Done", editing.addDecision("Decide", "Tick it", "佐藤", ""), DecisionState.DONE);
        editing.attach("Attach", "log.txt", new byte[] { 0, 1, -1, 127, -128 });
        InvestigationStore.save(file, InvestigationStore.bytes(editing.investigation()), "");
    }

    private static KeptFinding finding(Investigation investigation) {
        return investigation.getQuestions().get(0).getAnswers().get(0).getServers().get(0).getFindings().get(0);
    }

    @Test
    void everythingSavedComesBack() throws IOException {
        Investigation read = InvestigationStore.load(file).investigation();
        assertEquals(Files.readString(file), new String(InvestigationStore.bytes(read), StandardCharsets.UTF_8),
                "saved again it is the same");
        Investigation written = editing.investigation();
        written.setVersion(InvestigationStore.VERSION);
        assertArrayEquals(new byte[] { 0, 1, -1, 127, -128 }, read.getAttachments().get(0).getContent());
        // arrays are compared above
        List.of(written, read).forEach(each -> each.getAttachments().get(0).setContent(null));
        assertTrue(EcoreUtil.equals(written, read));
        assertEquals("# Title\n* <script>alert(1)</script> “ ]]> ", finding(read).getComment());
    }

    @Test
    void whatNothingSpeaksOfAnyMoreIsNotSaved() throws IOException {
        editing.remove("Remove", List.of(editing.investigation().getQuestions().get(0), editing.investigation().getLists().get(0)));
        Investigation saved = saved();
        assertTrue(saved.getRules().isEmpty() && saved.getServers().isEmpty() && saved.getUpdates().isEmpty());
        assertFalse(editing.investigation().getRules().isEmpty(), "undo needs it");
        editing.undo();
        assertEquals(1, saved().getQuestions().size());
    }

    private Investigation saved() throws IOException {
        Path other = folder.resolve("other.todoku");
        InvestigationStore.save(other, InvestigationStore.bytes(editing.investigation()), null);
        return InvestigationStore.load(other).investigation();
    }

    @Test
    void aTruncatedFileIsRefusedWhereverItEnds() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length - 2; length += 1 + whole.length / 60) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            refused(Reason.DAMAGED, "");
            assertEquals(length, Files.size(file), "left as it was");
        }
    }

    @Test
    void aNewerFileIsRefusedAsNewer() throws IOException {
        rewrite(" version=\"3\"", " version=\"4\"");
        refused(Reason.NEWER, "format version 4");
        rewrite("urn:todoku:investigation:1", "urn:todoku:investigation:2");
        assertThrows(InvestigationException.class, () -> InvestigationStore.load(file));
    }

    @Test
    void handEditedFilesAreRefusedWithTheReason() throws IOException {
        rewrite("<questions ", "<wishes a=\"b\"/><questions ");
        refused(Reason.DAMAGED, "wishes");
        rewrite("status=\"APPLIES\"", "status=\"MAYBE\"");
        refused(Reason.DAMAGED, "MAYBE");
        rewrite(" server=\"server-", " server=\"serve-");
        refused(Reason.DAMAGED, "");
        rewrite(" at=\"2026", " at=\"today");
        refused(Reason.DAMAGED, "");
        rewrite("fate=\"blocked\"", "fate=\"doomed\"");
        refused(Reason.DAMAGED, "DOOMED");
    }

    @Test
    void entitiesAndWhatLiesOutsideAreNeverRead() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "SECRET");
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>")
                .replace("Why &lt;not>", "&e;"));
        refused(Reason.DAMAGED, "DOCTYPE");
        Files.writeString(file, text.replaceFirst("<questions ", "<questions href=\"" + secret.toUri() + "#//\" "));
        refused(Reason.DAMAGED, "outside");
    }

    @Test
    void whatIsTooDeepIsRefused() throws IOException {
        String text = Files.readString(file);
        nested(text, 80);
        refused(Reason.TOO_LARGE, "within more than");
        nested(text, 100_000);
        refused(Reason.DAMAGED, "depth");
    }

    private void nested(String text, int depth) throws IOException {
        Files.writeString(file, text.replaceFirst("<arguments ", "<arguments kind=\"LIST\">" + "<items kind=\"LIST\">".repeat(depth)
                + "</items>".repeat(depth) + "</arguments><arguments "));
    }

    @Test
    void aFileThatSomebodyElseSavedMeanwhileIsNotOverwritten() throws IOException {
        String digest = InvestigationStore.load(file).digest();
        byte[] mine = InvestigationStore.bytes(editing.investigation());
        Files.writeString(file, "theirs");
        var e = assertThrows(InvestigationException.class, () -> InvestigationStore.save(file, mine, digest));
        assertEquals(Reason.CHANGED_MEANWHILE, e.reason());
        assertEquals("theirs", Files.readString(file));
    }

    @Test
    void whereItCannotBeWrittenTheOldFileStays() throws IOException {
        byte[] old = Files.readAllBytes(file);
        Files.createDirectory(folder.resolve(file.getFileName() + ".tmp"));
        var e = assertThrows(InvestigationException.class, () -> InvestigationStore.save(file, new byte[] { 1 }, null));
        assertEquals(Reason.NOT_WRITTEN, e.reason());
        assertArrayEquals(old, Files.readAllBytes(file));
    }

    /** The temporary file leads to a device that is always full. */
    private static Path full(Path file) throws IOException {
        Path device = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.isWritable(device), "there is no device that is always full");
        return Files.createSymbolicLink(file.resolveSibling(file.getFileName() + ".tmp"), device);
    }

    @Test
    void onAFullDiskTheOldFileStaysAndCanBeSavedLater() throws IOException {
        byte[] old = Files.readAllBytes(file);
        editing.addNote("Note", "more than there is room for", "");
        byte[] content = InvestigationStore.bytes(editing.investigation());
        String digest = InvestigationStore.load(file).digest();
        Path temporary = full(file);
        var e = assertThrows(InvestigationException.class, () -> InvestigationStore.save(file, content, digest));
        assertEquals(Reason.NOT_WRITTEN, e.reason());
        assertArrayEquals(old, Files.readAllBytes(file));
        assertFalse(Files.exists(temporary, LinkOption.NOFOLLOW_LINKS), "nothing half written is left");
        InvestigationStore.save(file, content, digest);
        assertArrayEquals(content, Files.readAllBytes(file));
    }

    @Test
    void onAFullDiskWhatWasRememberedBeforeStays() throws IOException {
        var recovery = new Recovery(folder.resolve("recovery"));
        recovery.remember("one", Optional.of(file), Files.readAllBytes(file));
        Path remembered = recovery.unsaved().get(0).content();
        full(remembered);
        assertThrows(IOException.class, () -> recovery.remember("one", Optional.of(file), new byte[100_000]));
        assertEquals(List.of(remembered), recovery.unsaved().stream().map(Recovery.Unsaved::content).toList());
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(remembered));
    }

    @Test
    void aNoteOfTenMegabytesIsKeptAsItIs() throws IOException {
        String line = "| a < b & c | <script>alert('届く')</script> | \\` **\n";
        String text = line.repeat((10 << 20) / line.length());
        editing.addNote("Note", text, "");
        Investigation saved = saved();
        assertEquals(text, saved.getNotes().getLast().getText());
        assertTrue(EcoreUtil.equals(editing.investigation().getNotes().getLast(), saved.getNotes().getLast()));
    }

    @Test
    void aLargeAttachmentComesBack() throws IOException {
        byte[] content = new byte[3 << 20];
        new java.util.Random(1).nextBytes(content);
        editing.attach("Attach", "large.bin", content);
        assertArrayEquals(content, saved().getAttachments().getLast().getContent());
    }

    @Test
    void whatIsTooLargeToBeReadAgainIsNotSaved() throws IOException {
        byte[] old = Files.readAllBytes(file);
        byte[] content = new byte[(int) InvestigationStore.LARGEST + 1];
        var e = assertThrows(InvestigationException.class, () -> InvestigationStore.save(file, content, null));
        assertEquals(Reason.TOO_LARGE, e.reason());
        assertArrayEquals(old, Files.readAllBytes(file));
    }

    /** Such as what is copied from a terminal. */
    @Test
    void charactersThatNoFileCanHoldAreReplaced() throws IOException {
        editing.addNote("Note", "\u001b[31mred\u0000 \ud800 \ufffe \ud83d\ude00 \u0085\t", "");
        editing.setTitle("Title", "\u0007");
        KeptFinding finding = finding(editing.investigation());
        finding.getMessage().setEnglish("\b");
        Investigation saved = saved();
        assertEquals("\ufffd[31mred\ufffd \ufffd \ufffd \ud83d\ude00 \u0085\t", saved.getNotes().getLast().getText());
        assertEquals("\ufffd", saved.getTitle());
        assertEquals("\ufffd", finding(saved).getMessage().getEnglish());
    }

    private void rewrite(String from, String to) throws IOException {
        InvestigationStore.save(file, InvestigationStore.bytes(editing.investigation()), null);
        String text = Files.readString(file);
        assertTrue(text.contains(from), () -> from + " in " + text.substring(0, 2000));
        Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(from), to));
    }

    private void refused(Reason reason, String saying) {
        var e = assertThrows(InvestigationException.class, () -> InvestigationStore.load(file));
        assertEquals(reason, e.reason(), e.getMessage());
        assertTrue(e.getMessage().contains(saying), e.getMessage());
    }
}
