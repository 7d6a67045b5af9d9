package org.todoku.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.cli.Shell.Outcome;

/** What cannot be read ends in one message and changes nothing; what can be read in part is counted and shown. */
class BadInputTest {

    private static final String HEADING = "\"UpdateId\",\"Title\"\n";

    @TempDir
    Path directory = Path.of("");

    private Shell shell = new Shell(directory);

    @BeforeEach
    void aWorkspaceWithOneServer() throws IOException {
        shell = new Shell(directory);
        snapshot("kept.todoku-snapshot", "kept.example", line(90, "") + line(91, ""));
        Outcome imported = shell.run("import", "kept.todoku-snapshot", "--workspace", "ws");
        assertEquals(0, imported.code(), imported.err());
    }

    // --- nothing in it can be used -------------------------------------------------------------------------------

    @Test
    void aSnapshotThatWasCutShort() throws IOException {
        byte[] noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        snapshot("cut.todoku-snapshot", "cut.example", line(1, ""), "noise.bin", noise);
        byte[] whole = Files.readAllBytes(directory.resolve("cut.todoku-snapshot"));
        Files.write(directory.resolve("cut.todoku-snapshot"), Arrays.copyOf(whole, whole.length / 2));
        refused("cut.todoku-snapshot", "not a whole ZIP file", "Copy or send the file again");
    }

    @Test
    void aSnapshotThatUnpacksToFarTooMuch() throws IOException {
        try (ZipOutputStream zip = zip("bomb.todoku-snapshot", "bomb.example", 1)) {
            zip.putNextEntry(new ZipEntry("updates.jsonl"));
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 200; i++) {
                zip.write(blanks);
            }
        }
        refused("bomb.todoku-snapshot", "unpacking was stopped", "updates.jsonl", "Do not trust this file");
    }

    @Test
    void aSnapshotWithAnEntryThatLeavesItsFolder() throws IOException {
        snapshot("climbs.todoku-snapshot", "climbs.example", line(1, ""), "../../evil.txt", new byte[1]);
        refused("climbs.todoku-snapshot", "dangerous", "../../evil.txt", "Do not trust this file");
    }

    @ParameterizedTest
    @ValueSource(strings = { "<!DOCTYPE Objs [<!ENTITY x \"xx\">]>", "<!DOCTYPE Objs [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" })
    void clixmlWithADocumentType(String type) throws IOException {
        write("dtd.xml", "<?xml version=\"1.0\"?>" + type + clixml("KB5000001 &x;"));
        refused("dtd.xml", "line 1", "document type definition", "Use the file as Export-Clixml wrote it");
    }

    @Test
    void anEmptyFolder() throws IOException {
        Files.createDirectory(directory.resolve("nothing"));
        refused("nothing", "contains no files", "Copy a snapshot");
    }

    @Test
    void aFileOfAnUnknownFormat() throws IOException {
        write("noise.dat", "\0\1\2 nothing of ours");
        refused("noise.dat", "format of the file is not known", "Use a Todoku snapshot");
    }

    @Test
    void aFileWithoutReadPermission() throws IOException {
        Path file = directory.resolve("secret.csv");
        write("secret.csv", HEADING);
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"), "permissions of this kind do not exist here");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-w-------"));
        assumeTrue(!Files.isReadable(file), "this account may read everything");
        refused("secret.csv", "cannot be read with your account", "Ask for permission");
    }

    // --- some of it can be used ----------------------------------------------------------------------------------

    @Test
    void aLineOfAHundredMegabytes() throws IOException {
        try (OutputStream out = Files.newOutputStream(directory.resolve("long.json"))) {
            out.write(row(1, "").getBytes(StandardCharsets.UTF_8));
            out.write("{\"UpdateId\":\"".getBytes(StandardCharsets.UTF_8));
            byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 100; i++) {
                out.write(block);
            }
            out.write(("\"}\n" + row(3, "")).getBytes(StandardCharsets.UTF_8));
        }
        partly("long.json", "1 row(s) could not be read in long.json", 2, "long.json, line 2: The row is too long");
    }

    @Test
    void aValueInAListThatIsTooLong() throws IOException {
        write("list.json", "[" + row(1, "") + ",\n{\"UpdateId\":\"" + id(2) + "\",\"Title\":\"" + "x".repeat(5_000_000) + "\"},\n"
                + row(3, "") + "]");
        partly("list.json", "1 row(s) could not be read in list.json", 2, "list.json, line 3: The row is too long");
    }

    @Test
    void aLongLineInASnapshot() throws IOException {
        byte[] noise = new byte[10 << 20];
        new Random(1).nextBytes(noise);
        snapshot("long.todoku-snapshot", "long.example",
                line(1, "") + "{\"updateId\":\"" + HexFormat.of().formatHex(noise) + "\"}\n" + line(3, ""));
        partly("long.todoku-snapshot", "1 row(s) could not be read in ", 2, "updates.jsonl, line 2: The row is too long");
    }

    @Test
    void quotationMarksThatDoNotMatch() throws IOException {
        write("quotes.csv", HEADING + csv(1, "KB5000001") + csv(2, "KB50\"00002")
                + "\"" + id(3) + "\",\"KB5000003\n" + csv(4, "KB5000004"));
        partly("quotes.csv", "2 row(s) could not be read in quotes.csv", 2, "quotes.csv, line 3",
                "unbalanced quotation mark");
    }

    @Test
    void anEntityThatIsNotDeclared() throws IOException {
        write("entity.xml", "<?xml version=\"1.0\"?>\n" + clixml("KB5000001", "KB &nope;", "KB5000003"));
        partly("entity.xml", "At least 1 row(s) could not be read in entity.xml, which breaks off", 1, "entity.xml, line 3",
                "not valid XML from this place on", "\"nope\" was referenced, but not declared. Export");
    }

    @Test
    void guidsInBracesAndUpperCaseAreRead() throws IOException {
        String upper = "AAAAAAAA-BBBB-CCCC-DDDD-";
        String lines = line(upper + "000000000001", "") + line("{" + upper + "000000000002}", "");
        String rows = row("{" + upper + "000000000001}", "") + row(upper + "000000000002", "");
        snapshot("guids.todoku-snapshot", "guids.example", lines + line("1234", ""));
        write("guids.json", rows + row("1234", ""));
        partly("guids.todoku-snapshot", "1 row(s) could not be read in ", 2, "updates.jsonl, line 3: This is not a GUID: 1234");
        partly("guids.json", "1 row(s) could not be read in guids.json", 2, "guids.json, line 3: This is not a GUID: 1234");
        Outcome found = shell.run("explain", "{aaaaaaaa-bbbb-cccc-dddd-000000000001}", "--from", "guids.json");
        assertTrue(found.out().contains("is on guids"), found.out());
    }

    // --- odd, but nothing is missing -----------------------------------------------------------------------------

    @Test
    void rowsThatOccurTwice() throws IOException {
        snapshot("twice.todoku-snapshot", "twice.example", line(1, "") + line(2, "") + line(1, ""));
        odd("twice.todoku-snapshot", 2, "updates.jsonl, line 3: The update occurs more than once");
        write("twice.csv", HEADING + csv(1, "KB5000001") + csv(1, "KB5000001")
                + csv(1, "KB5000001") + csv(2, "KB5000002"));
        odd("twice.csv", 2, "Rows repeat another row word for word; one of each counts: 2");
    }

    @Test
    void valuesOfEnumerationsThatNobodyKnows() throws IOException {
        String unknown = ",\"publicationState\":99,\"state\":77,\"updateType\":42";
        snapshot("enums.todoku-snapshot", "enums.example", line(1, unknown) + line(2, unknown));
        odd("enums.todoku-snapshot", 2, "updates.jsonl, line 1: This version does not know the value", "publicationState 99", "state 77",
                "updateType 42");
        write("enums.json", row(1, ",\"PublicationState\":99,\"IsApproved\":7"));
        odd("enums.json", 1, "enums.json, line 1", "publicationstate 99", "isapproved 7");
    }

    @Test
    void datesOfTheFirstYearAndTheLast() throws IOException {
        snapshot("dates.todoku-snapshot", "dates.example", line(1, ",\"creationDate\":\"0001-01-01T00:00:00Z\"")
                + line(2, ",\"creationDate\":\"9999-12-31T23:59:59Z\"") + line(3, ",\"creationDate\":\"2026-02-30T00:00:00Z\""));
        odd("dates.todoku-snapshot", 3, "updates.jsonl, line 3: This is not a possible date", "2026-02-30", "1 input(s), 1 problem(s)");
        Outcome found = shell.run("search", "KB5000001", "KB5000002", "KB5000003", "--from", "dates.todoku-snapshot");
        assertFalse(found.out().contains("0001-01") || found.out().contains("9999-12"), "these dates mean never: " + found.out());
        write("dates.json", row(1, ",\"CreationDate\":\"0001-01-01T00:00:00\"") + row(2,
                ",\"CreationDate\":\"9999-12-31T23:59:59.9999999\""));
        odd("dates.json", 2, "dates.json");
    }

    @Test
    void anotherEncodingThanExpected() throws IOException {
        Files.write(directory.resolve("sjis.csv"), (HEADING + csv(1, "KB5000001 セキュリティ更新プログラム")).getBytes(Charset.forName("windows-31j")));
        odd("sjis.csv", 1, "read as Shift_JIS");
        Outcome found = shell.run("search", "セキュリティ", "--from", "sjis.csv");
        assertTrue(found.out().contains("セキュリティ更新プログラム"), found.out());
        byte[] damaged = (HEADING + csv(1, "KB5000001 更新プログラムの更新, 更新プログラムの更新")).getBytes(StandardCharsets.UTF_8);
        damaged[damaged.length - 3] = 'n'; // the last character lacks its last byte
        Files.write(directory.resolve("damaged.csv"), damaged);
        odd("damaged.csv", 1, "Some characters cannot be read", "UTF-8, ", "-Encoding UTF8");
    }

    // --- several inputs ------------------------------------------------------------------------------------------

    @Test
    void oneUnusableSnapshotAmongOthersIsToldAndTheOthersAreUsed() throws IOException {
        Files.createDirectory(directory.resolve("folder"));
        snapshot("folder/good.todoku-snapshot", "good.example", line(1, ""));
        write("folder/empty.todoku-snapshot", "");
        Outcome asked = shell.run("search", "KB5000001", "--from", "folder");
        assertEquals(3, asked.code(), asked.err());
        assertTrue(asked.out().contains("good.example"), asked.out());
        onlyMessage(asked, "empty.todoku-snapshot", "not a whole ZIP file");
        Outcome imported = shell.run("import", "folder", "--workspace", "ws");
        assertEquals(2, imported.code(), imported.err());
        assertTrue(imported.out().contains("good.example") && imported.out().lines().count() == 1, imported.out());
        onlyMessage(imported, "empty.todoku-snapshot", "not a whole ZIP file");
        assertTrue(workspace().contains("good.example") && workspace().contains("kept.example"), workspace());
        Outcome checked = shell.run("check", "folder");
        assertEquals(2, checked.code(), checked.out());
        assertTrue(checked.out().contains("good.example") && checked.out().contains("empty.todoku-snapshot: cannot be used"),
                checked.out());
    }

    @Test
    void aPathThatIsWrongStopsBeforeAnythingIsChanged() throws IOException {
        snapshot("good.todoku-snapshot", "good.example", line(1, ""));
        write("noise.dat", "\0\1\2 nothing of ours");
        String before = workspace();
        for (String wrong : List.of("noise.dat", "missing.csv")) {
            Outcome imported = shell.run("import", "good.todoku-snapshot", wrong, "--workspace", "ws");
            assertEquals(2, imported.code(), imported.err());
            assertEquals("", imported.out());
            onlyMessage(imported, wrong);
        }
        assertEquals(before, workspace());
    }

    @Test
    void aResultThatCannotBeWrittenNamesItsFolder() {
        Outcome asked = shell.run("explain", "KB5000001", "--workspace", "ws", "-o", "missing/out.txt");
        assertEquals(2, asked.code(), asked.err());
        onlyMessage(asked, directory.resolve("missing") + " does not exist. Check");
    }

    // --- what is expected ----------------------------------------------------------------------------------------

    /**
     * The commands end with one message in the language asked for, print no result, and leave the workspace alone.
     *
     * @param parts what the message says; the last is how its advice begins
     */
    private void refused(String input, String... parts) throws IOException {
        String before = workspace();
        for (String command : List.of("explain KB5000001 --from " + input, "import " + input + " --workspace ws")) {
            Outcome outcome = shell.run(command.split(" "));
            assertEquals(2, outcome.code(), outcome.out());
            assertEquals("", outcome.out());
            onlyMessage(outcome, parts);
            onlyMessage(outcome, directory.resolve(input).toString());
            assertTrue(outcome.err().contains(". " + parts[parts.length - 1]), "the advice is a sentence of its own: " + outcome.err());
            Outcome japanese = shell.run((command + " --lang ja").split(" "));
            assertEquals(2, japanese.code());
            assertTrue(japanese.err().contains(input) && japanese.err().contains("。") && japanese.err().endsWith("。\n"), japanese.err());
        }
        Outcome checked = shell.run("check", input);
        assertEquals(2, checked.code(), checked.out());
        for (String part : parts) {
            assertTrue(checked.out().contains(part), checked.out());
        }
        assertTrue(checked.out().contains("cannot be used"), checked.out());
        assertEquals(before, workspace());
    }

    /** What can be read is used; the rest is counted by every command and makes the list partial. */
    private void partly(String input, String note, long updates, String... parts) {
        Outcome explained = shell.run("explain", "KB5000001", "--from", input);
        assertTrue(explained.err().contains(note), explained.err());
        assertFalse(explained.out().isEmpty());
        Outcome imported = shell.run("import", input, "--workspace", "ws");
        assertEquals(0, imported.code(), imported.err());
        assertTrue(imported.out().contains(": " + updates + " updates (partial)"), imported.out());
        assertTrue(imported.err().contains(note), imported.err());
        Outcome checked = shell.run("check", input);
        assertEquals(3, checked.code(), checked.out());
        for (String part : parts) {
            assertTrue(checked.out().contains(part), checked.out());
        }
    }

    private void odd(String input, long updates, String... parts) {
        Outcome explained = shell.run("explain", "KB5000001", "--from", input);
        assertEquals("", explained.err());
        Outcome imported = shell.run("import", input, "--workspace", "ws");
        assertEquals(0, imported.code(), imported.err());
        assertTrue(imported.out().contains(": " + updates + " updates ("), imported.out());
        Outcome checked = shell.run("check", input);
        assertEquals(0, checked.code(), checked.out());
        for (String part : parts) {
            assertTrue(checked.out().contains(part), checked.out());
        }
    }

    private static void onlyMessage(Outcome outcome, String... parts) {
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        for (String part : parts) {
            int first = outcome.err().indexOf(part);
            assertTrue(first >= 0, part + " is not in " + outcome.err());
            assertEquals(first, outcome.err().lastIndexOf(part), part + " is told twice: " + outcome.err());
        }
    }

    private String workspace() throws IOException {
        Outcome all = shell.run("search", "KB5", "--workspace", "ws", "--format", "json");
        assertEquals(0, all.code(), all.err());
        return all.out() + Files.size(directory.resolve("ws/todoku.db"));
    }

    // --- making inputs -------------------------------------------------------------------------------------------

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private static String id(int number) {
        return "11111111-2222-3333-4444-%012d".formatted(number);
    }

    private static String csv(int number, String title) {
        return "\"" + id(number) + "\",\"" + title + "\"\n";
    }

    private static String line(int number, String more) {
        return line(id(number), more);
    }

    private static String line(String id, String more) {
        return "{\"updateId\":\"" + id
                + "\",\"revisionNumber\":1,\"title\":\"Update KB5000001\",\"knowledgebaseArticles\":[\"5000001\"]" + more
                + "}\n";
    }

    private static String row(int number, String more) {
        return row(id(number), more);
    }

    private static String row(String id, String more) {
        return "{\"UpdateId\":\"" + id + "\",\"Title\":\"Update KB5000001\"" + more + "}\n";
    }

    private static String clixml(String... titles) {
        var xml = new StringBuilder("<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">");
        for (int i = 0; i < titles.length; i++) {
            xml.append("<Obj RefId=\"%d\"><MS><G N=\"UpdateId\">%s</G><S N=\"Title\">%s</S></MS></Obj>\n".formatted(i, id(i + 1),
                    titles[i]));
        }
        return xml.append("</Objs>").toString();
    }

    private void snapshot(String name, String server, String lines) throws IOException {
        zip(name, server, lines.lines().count(), lines).close();
    }

    private void snapshot(String name, String server, String lines, String entry, byte[] content) throws IOException {
        try (ZipOutputStream zip = zip(name, server, lines.lines().count(), lines)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
    }

    private ZipOutputStream zip(String name, String server, long rows, String lines) throws IOException {
        ZipOutputStream zip = zip(name, server, rows);
        zip.putNextEntry(new ZipEntry("updates.jsonl"));
        zip.write(lines.getBytes(StandardCharsets.UTF_8));
        return zip;
    }

    /** A snapshot of which only the manifest is written. */
    private ZipOutputStream zip(String name, String server, long rows) throws IOException {
        var zip = new ZipOutputStream(Files.newOutputStream(directory.resolve(name)));
        zip.setLevel(Deflater.BEST_SPEED);
        zip.putNextEntry(new ZipEntry("manifest.json"));
        zip.write(("""
                {"format":"todoku-snapshot","formatVersion":"1.0","kind":"server","server":{"name":"%s","id":""},
                 "collector":{"name":"test","version":"1"},"collectedAt":"2026-07-01T00:00:00Z",
                 "sections":{"updates":{"file":"updates.jsonl","state":"complete","reason":"","rows":%d,"fields":["creation-date"]}}}
                """).formatted(server, rows).getBytes(StandardCharsets.UTF_8));
        return zip;
    }
}
