package org.todoku.intake.internal.powershell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.CategoryRef;
import org.todoku.core.InputException;
import org.todoku.core.Presence;
import org.todoku.core.Progress;
import org.todoku.core.ReadyState;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.UpdateField;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Tri;

/** What people export in their own ways, and what goes wrong with it. */
class PowerShellExportsTest {

    private static final String HEADER = "\"UpdateId\",\"Title\",\"KBNumber\",\"CreationDate\",\"IsDeclined\"\r\n";

    private final Path folder;

    PowerShellExportsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static String row(String id, String title) {
        return "\"" + id + "\",\"" + title + "\",\"5040435\",\"7/9/2024 5:00:00 PM\",\"False\"\r\n";
    }

    // encodings

    @Test
    void everyEncodingThatPowerShellWritesIsRead() throws Exception {
        String text = HEADER + row(Reading.ID, "更新プログラム für Größe");
        int number = 0;
        for (String mark : List.of("", "\uFEFF")) {
            for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                Path file = Reading.write(folder, number++ + ".csv", mark + text, charset);
                assertTrue(PowerShellExports.recognises(file), charset + mark);
                Reading read = Reading.of(file);
                assertEquals("更新プログラム für Größe", read.only().update().titles().get(0).text());
                assertEquals(List.of(), read.codes().stream().filter(code -> code.startsWith("encoding")).toList());
            }
        }
    }

    @Test
    void codePagesOfWindowsAreGuessedAndTheGuessIsSaid() throws Exception {
        Reading japanese = Reading.of(Reading.write(folder, "ja.csv",
                HEADER + row(Reading.ID, "Windows 11 用の累積更新プログラム"), Charset.forName("windows-31j")));
        assertEquals("Windows 11 用の累積更新プログラム", japanese.only().update().titles().get(0).text());
        assertTrue(japanese.codes().contains("encoding.bad"));

        Reading german = Reading.of(Reading.write(folder, "de.csv",
                HEADER + row(Reading.ID, "Update für Microsoft® Office – Größe’s"), Charset.forName("windows-1252")));
        assertEquals("Update für Microsoft® Office – Größe’s", german.only().update().titles().get(0).text());
        assertTrue(german.codes().contains("encoding.bad"));
    }

    @Test
    void oneDamagedCharacterDoesNotTurnAllOthersIntoAnotherEncoding() throws Exception {
        byte[] bytes = (HEADER + row(Reading.ID, "累積更新プログラム?")).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '?') {
                bytes[i] = (byte) 0xE3;
            }
        }
        Reading read = Reading.of(Files.write(folder.resolve("damaged.csv"), bytes));
        assertEquals("累積更新プログラム\uFFFD", read.only().update().titles().get(0).text());
        assertTrue(read.codes().contains("encoding.bad"));
    }

    // which server, which time

    @Test
    void filesBelowOneDatedFolderAreOneStateOfTheServerAbove() throws Exception {
        Path a = Reading.write(folder, "HQ-WSUS/2024-08-05/Windows/a.csv", HEADER + row(Reading.ID, "A"), StandardCharsets.UTF_8);
        Path b = Reading.write(folder, "HQ-WSUS/2024-08-05/b.json", "[{\"UpdateId\":\"" + Reading.OTHER_ID + "\",\"Title\":\"B\"}]",
                StandardCharsets.UTF_8);
        Reading read = Reading.of(a, b);
        assertEquals("HQ-WSUS", read.state().server());
        assertEquals(Instant.parse("2024-08-05T00:00:00Z"), read.state().collectedAt());
        assertEquals(2, read.updates().size());
        assertTrue(read.state().problems().stream().anyMatch(problem -> problem.code().equals("time.estimated")));
    }

    @Test
    void aStateIsNotOlderThanTheUpdatesInIt() throws Exception {
        Path file = Reading.write(folder, "hq/2024-07-09/a.csv", HEADER + row(Reading.ID, "A"), StandardCharsets.UTF_8);
        assertEquals(Instant.parse("2024-07-09T17:00:00Z"), Reading.of(file).state().collectedAt());
    }

    @Test
    void withoutADateTheFileSaysTheServerAndTheTime() throws Exception {
        Path file = Reading.write(folder, "plain/WSUS07.csv", HEADER + row(Reading.ID, "A"), StandardCharsets.UTF_8);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2023-01-02T03:04:05Z")));
        Reading read = Reading.of(file);
        assertEquals("WSUS07", read.state().server());
        assertEquals(Instant.parse("2023-01-02T03:04:05Z"), read.state().collectedAt());

        Path second = Reading.write(folder, "plain/more.csv", HEADER + row(Reading.OTHER_ID, "B"), StandardCharsets.UTF_8);
        assertEquals("plain", Reading.of(file, second).state().server());
    }

    @Test
    void aColumnThatNamesTheServerWinsAndRowsOfAnotherServerAreCounted() throws Exception {
        Reading read = Reading.of(folder, "2024-08-05/x.csv", "UpdateId,Title,KB,PSComputerName\n" + Reading.ID + ",A,5040435,WSUS01\n"
                + Reading.OTHER_ID + ",B,5040436,WSUS02\n");
        assertEquals("WSUS01", read.state().server());
        assertEquals(1, read.state().updates().unreadable());
        assertEquals(List.of("row.other-server"), read.codes());
    }

    // columns of others

    @Test
    void getWsusUpdateAsCsvLosesItsListsAndTheyAreUnknownNotEmpty() throws Exception {
        Reading read = Reading.of(folder, "get.csv", "#TYPE Microsoft.UpdateServices.Commands.WsusUpdate\r\n"
                + "\"Update\",\"Classification\",\"Approved\",\"Products\",\"UpdatesSupersedingThisUpdate\",\"UpdateId\"\r\n"
                + "\"Microsoft.UpdateServices.Internal.BaseApi.Update\",\"Security Updates\",\"Not approved\","
                + "\"System.Collections.Specialized.StringCollection\",\"System.Collections.Specialized.StringCollection\",\"" + Reading.ID
                + "\"\r\n\"Microsoft.UpdateServices.Internal.BaseApi.Update\",\"Sonstige\",\"Declined\","
                + "\"System.String[]\",\"System.String[]\",\""
                + Reading.OTHER_ID + "\"\r\n");
        Presence first = read.updates().get(0).presence();
        Presence second = read.updates().get(1).presence();
        assertFalse(first.approved() || first.declined() || second.approved());
        assertTrue(second.declined());
        assertTrue(read.state().has(UpdateField.APPROVED) && read.state().has(UpdateField.DECLINED));
        assertFalse(read.state().has(UpdateField.PRODUCTS), "only the name of a type was exported");
        assertFalse(read.state().has(UpdateField.SUPERSEDED));
        assertTrue(read.codes().contains("value.type-name"));
        assertEquals(new CategoryRef(WellKnown.SECURITY_UPDATES, "Security Updates"), read.updates().get(0).update().classification());
        assertEquals(new CategoryRef(null, "Sonstige"), read.updates().get(1).update().classification());
    }

    @Test
    void nestedJsonOfTheApiIsRead() throws Exception {
        Reading read = Reading.of(folder, "api.json", """
                {"value":[{"Id":{"UpdateId":"%s","RevisionNumber":201},"Title":"Zwei","KnowledgebaseArticles":["5040435","KB5040436"],
                 "ProductTitles":{"value":["Windows 11","Windows 10"],"Count":2},"UpdateClassificationTitle":"セキュリティ問題の修正プログラム",
                 "CreationDate":{"value":"\\/Date(1720544400000+0900)\\/","DateTime":"Tuesday"},"ArrivalDate":"\\/Date(-62135596800000)\\/",
                 "State":4,"PublicationState":1,"UpdateSource":1,"IsApproved":true,"SecurityBulletins":[]}],"Count":1}
                """.formatted(Reading.ID));
        ServerUpdate only = read.only();
        assertEquals(UUID.fromString(Reading.ID), only.update().id());
        assertEquals(201, only.update().revision());
        assertEquals(List.of("5040435", "5040436"), only.update().kbArticles());
        assertEquals(List.of("Windows 11", "Windows 10"), only.update().products().stream().map(CategoryRef::title).toList());
        assertEquals(new CategoryRef(WellKnown.SECURITY_UPDATES, "セキュリティ問題の修正プログラム"), only.update().classification());
        assertEquals(Instant.parse("2024-07-09T17:00:00Z"), only.update().created());
        assertNull(only.presence().arrived(), "year 1 means never");
        assertTrue(only.presence().ready().is(ReadyState.NOT_READY));
        assertTrue(only.presence().expired() && only.presence().local() && only.presence().approved());
    }

    @Test
    void clixmlOfTheApiIsReadWithReferencesEnumsAndEscapes() throws Exception {
        Reading read = Reading.of(folder, "api.xml", """
                <Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">
                 <Obj RefId="0"><TN RefId="0"><T>Microsoft.UpdateServices.Internal.BaseApi.Update</T></TN>
                  <ToString>Microsoft.UpdateServices.Internal.BaseApi.Update</ToString>
                  <Props><Obj N="UpdateServer" RefId="1"><TNRef RefId="9"/><Props><S N="Name">WSUS09</S></Props></Obj>
                   <Obj N="Id" RefId="2"><Props><G N="UpdateId">%s</G><I32 N="RevisionNumber">7</I32></Props></Obj>
                   <S N="Title">Zeile 1_x000A_Zeile &amp; 2</S>
                   <Obj N="KnowledgebaseArticles" RefId="3"><IE><S>5040435</S></IE></Obj>
                   <Obj N="State" RefId="4"><ToString>Ready</ToString><I32>5</I32></Obj>
                   <Obj N="UpdateType" RefId="5"><I32>2</I32></Obj><Nil N="IsBeta"/>
                   <DT N="CreationDate">2024-07-10T02:00:00.0000000+09:00</DT><B N="IsDeclined">true</B></Props></Obj>
                 <Obj RefId="6"><TNRef RefId="0"/><Props><Ref N="UpdateServer" RefId="1"/>
                   <Obj N="Id" RefId="7"><Props><G N="UpdateId">%s</G><I32 N="RevisionNumber">8</I32></Props></Obj>
                   <S N="Title">B</S><Ref N="KnowledgebaseArticles" RefId="3"/><B N="IsDeclined">false</B></Props></Obj>
                </Objs>
                """.formatted(Reading.ID, Reading.OTHER_ID));
        assertEquals("WSUS09", read.state().server());
        assertEquals(0, read.state().updates().unreadable());
        ServerUpdate first = read.updates().get(0);
        assertEquals(7, first.update().revision());
        assertEquals("Zeile 1\nZeile & 2", first.update().titles().get(0).text());
        assertTrue(first.presence().ready().is(ReadyState.READY));
        assertEquals("Driver", first.update().type().text());
        assertEquals(Instant.parse("2024-07-09T17:00:00Z"), first.update().created());
        assertTrue(first.presence().declined());
        assertEquals(List.of("5040435"), read.updates().get(1).update().kbArticles(), "by reference");
        assertTrue(read.state().has(UpdateField.DECLINED));
        assertFalse(read.state().has(UpdateField.READY_STATE), "the second object does not say");
    }

    @Test
    void whatOneFileDoesNotSayIsUnknownForTheState() throws Exception {
        Path a = Reading.write(folder, "2024-08-05/a.csv", HEADER + row(Reading.ID, "A"), StandardCharsets.UTF_8);
        Path b = Reading.write(folder, "2024-08-05/b.csv", "UpdateId,Title,KB\n" + Reading.OTHER_ID + ",B,5040436\n",
                StandardCharsets.UTF_8);
        assertTrue(Reading.of(a).state().has(UpdateField.DECLINED));
        assertFalse(Reading.of(a, b).state().has(UpdateField.DECLINED));
    }

    @Test
    void semicolonsTabsAndUnquotedTextAreCsvToo() throws Exception {
        for (String delimiter : List.of(";", "\t", ",")) {
            Reading read = Reading.of(folder, "d.csv", String.join(delimiter, "Update ID", "Title", "KB Number", "IsDeclined") + "\n"
                    + String.join(delimiter, Reading.ID, "\"Monitor 24\"\" und" + delimiter + "mehr\"", "KB5040435", "True") + "\n");
            assertEquals("Monitor 24\" und" + delimiter + "mehr", read.only().update().titles().get(0).text());
            assertTrue(read.only().presence().declined());
        }
    }

    @Test
    void theNewerRevisionWins() throws Exception {
        Reading read = Reading.of(folder, "r.csv", "UpdateId,Title,KB,RevisionNumber,IsDeclined\n" + Reading.ID + ",old,5040435,200,True\n"
                + Reading.ID + ",new,5040435,201,False\n" + Reading.ID + ",older,5040435,100,True\n");
        assertEquals(201, read.only().update().revision());
        assertEquals("new", read.only().update().titles().get(0).text());
        assertFalse(read.only().presence().declined());
        assertEquals(List.of("row.older-revision"), read.codes());
    }

    // damage

    @Test
    void rowsWithoutAGuidAreCountedWithFileAndLine() throws Exception {
        Reading read = Reading.of(folder, "g.csv", HEADER + row(Reading.ID, "A") + row("", "no") + row("12345", "bad"));
        assertEquals(1, read.updates().size());
        assertEquals(2, read.state().updates().unreadable());
        assertEquals(List.of("row.no-guid", "row.bad-guid"), read.codes().stream().filter(code -> code.startsWith("row")).toList());
        assertEquals(List.of(3L, 4L), read.state().problems().stream().filter(problem -> problem.code().startsWith("row"))
                .map(problem -> problem.line()).toList());
    }

    @Test
    void aBrokenQuoteCostsItsLineAndNotTheRestOfTheFile() throws Exception {
        String broken = "\"" + UUID.randomUUID() + "\",\"never closed,\"5040435\",\"7/9/2024 5:00:00 PM\",\"False\"\r\n";
        Reading read = Reading.of(folder, "q.csv", HEADER + row(Reading.ID, "A") + broken + row(Reading.OTHER_ID, "B"));
        assertEquals(2, read.updates().size());
        assertEquals(1, read.state().updates().unreadable());
        assertTrue(read.codes().contains("row.bad-quote"));

        String even = "\"" + UUID.randomUUID() + "\",\"clos\"ed\"\",\"5040435\",\"7/9/2024 5:00:00 PM\",\"False\"\r\n";
        assertEquals(1, Reading.of(folder, "e.csv", HEADER + even + row(Reading.OTHER_ID, "B")).updates().size());
    }

    @Test
    void textOverSeveralLinesIsOneRow() throws Exception {
        Reading read = Reading.of(folder, "m.csv", HEADER + row(Reading.ID, "first\r\n\r\nsecond, \"\"third\"\"") + row(Reading.OTHER_ID,
                "B"));
        assertEquals(2, read.updates().size());
        assertEquals("first\n\nsecond, \"third\"", read.updates().get(0).update().titles().get(0).text());
        assertEquals(0, read.state().updates().unreadable());
    }

    @Test
    void aRowWithTooFewColumnsIsLostAlone() throws Exception {
        Reading read = Reading.of(folder, "c.csv", HEADER + "\"" + UUID.randomUUID() + "\",\"cut off\"\r\n" + row(Reading.OTHER_ID, "B"));
        assertEquals(1, read.updates().size());
        assertTrue(read.codes().contains("row.bad-columns"));
    }

    @Test
    void anUnreadableOptionalValueKeepsTheRow() throws Exception {
        Reading read = Reading.of(folder, "o.csv", "UpdateId,Title,KB,CreationDate,IsDeclined,Size\n" + Reading.ID
                + ",A,unknown,yesterday,perhaps,much\n");
        assertNull(read.only().update().created());
        assertNull(read.only().update().bytes());
        assertFalse(read.state().has(UpdateField.DECLINED), "unknown is not no");
        assertEquals(0, read.state().updates().unreadable());
        assertTrue(read.codes().containsAll(List.of("value.bad-date", "value.bad-flag", "value.bad-number")));
    }

    @Test
    void aPublicationStateThatNobodyKnowsIsNotNotExpired() throws Exception {
        Reading read = Reading.of(folder, "p.csv", "UpdateId,Title,PublicationState\n" + Reading.ID + ",A,Retired\n" + Reading.OTHER_ID
                + ",B,Published\n");
        ServerState state = read.state();
        assertEquals(Tri.UNKNOWN, read.updates().get(0).expired(state));
        assertEquals(Tri.NO, read.updates().get(1).expired(state), "the others keep theirs");
        assertEquals(List.of("value.bad-flag"), read.codes());
    }

    @Test
    void rowsThatRepeatAreCountedAlsoWhereTheyHaveStructure() throws Exception {
        String object = "{\"UpdateId\":\"" + Reading.ID + "\",\"Title\":\"A\",\"KnowledgebaseArticles\":[\"5000001\"],\"Size\":%d}";
        Reading read = Reading.of(folder, "r.json",
                "[" + object.formatted(1) + "," + object.formatted(1) + "," + object.formatted(2) + "," + object.formatted(2) + "]");
        read.only();
        assertEquals(List.of("row.repeated"), read.codes());
        assertEquals("2", read.state().problems().stream().filter(it -> it.code().equals("row.repeated")).findFirst().orElseThrow()
                .detail());
    }

    @Test
    void columnsThatAreTooManyAreCounted() throws Exception {
        StringBuilder names = new StringBuilder("UpdateId,Title");
        StringBuilder values = new StringBuilder(",A");
        for (int i = 0; i < 90; i++) {
            names.append(",Column").append(i);
            values.append(",v").append(i);
        }
        Reading read = Reading.of(folder, "w.csv", names + "\n" + Reading.ID + values + "\n" + Reading.OTHER_ID + values + "\n");
        assertEquals(80, read.updates().get(0).update().other().size());
        assertEquals(List.of("value.left-out"), read.codes());
        assertEquals("20", read.state().problems().stream().filter(it -> it.code().equals("value.left-out")).findFirst().orElseThrow()
                .detail());
    }

    @Test
    void aValueThatIsTooLongCostsItsRowOnly() throws Exception {
        String row = "{\"UpdateId\":\"%s\",\"Title\":\"%s\"}";
        String escaped = "\\u0041\\\\\\\"".repeat(500_000);
        Reading read = Reading.of(folder, "list.json", "[" + row.formatted(Reading.ID, "A \\\"quoted\\\" \\\\") + ",\n"
                + row.formatted(UUID.randomUUID(), "x".repeat(5_000_000)) + ",\n" + row.formatted(UUID.randomUUID(), escaped) + ",\n"
                + row.formatted(Reading.OTHER_ID, "B") + "]");
        assertEquals(List.of("A \"quoted\" \\", "B"), read.updates().stream().map(it -> it.update().titles().get(0).text()).toList());
        assertEquals(List.of("row.too-long", "row.too-long"), read.codes());
        assertEquals(2, read.state().updates().unreadable());
    }

    /** Wherever the buffers of the parser end, and wherever the cut falls in an escape sequence. */
    @Test
    void aTextIsCutBetweenItsCharacters() throws Exception {
        String json = "[\"a\\\\\\\"\\u0041bc\",\"\",\"ab\"]";
        for (int longest = 0; longest < 16; longest++) {
            for (int size = 1; size < 5; size++) {
                var cut = new StringBuilder();
                try (var reader = new LongTexts(new StringReader(json), longest)) {
                    char[] buffer = new char[size];
                    for (int read = reader.read(buffer, 0, size); read >= 0; read = reader.read(buffer, 0, size)) {
                        cut.append(buffer, 0, read);
                    }
                }
                String shown = cut.toString();
                assertTrue(shown.matches("\\[\"(a?(\\\\\\\\)?(\\\\\")?(\\\\u0041)?b?c?)\uFFFF?\",\"\",\"a?b?\uFFFF?\"]"), longest + " "
                        + shown);
                assertEquals(longest >= 13, !shown.contains("\uFFFF"), longest + " " + shown);
            }
        }
    }

    @Test
    void aBrokenLineOfJsonLinesCostsThatLine() throws Exception {
        Reading read = Reading.of(folder, "l.json", "{\"UpdateId\":\"" + Reading.ID + "\",\"Title\":\"A\"}\n{\"UpdateId\":\"x\n[1]\n"
                + "{\"UpdateId\":\"" + Reading.OTHER_ID + "\",\"Title\":\"B\"}\n");
        assertEquals(2, read.updates().size());
        assertEquals(2, read.state().updates().unreadable());
        assertEquals(List.of("row.bad-json", "row.bad-json"), read.codes());
    }

    @Test
    void aHugeLineIsSkippedAndTheOthersAreRead() throws Exception {
        Path file = folder.resolve("huge.json");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("{\"UpdateId\":\"" + Reading.ID + "\",\"Title\":\"A\"}\n{\"UpdateId\":\"" + UUID.randomUUID() + "\",\"Title\":\"");
            String block = "x".repeat(1 << 20);
            for (int i = 0; i < 20; i++) {
                out.write(block);
            }
            out.write("\"}\n{\"UpdateId\":\"" + Reading.OTHER_ID + "\",\"Title\":\"B\"}\n");
        }
        Reading read = Reading.of(file);
        assertEquals(2, read.updates().size());
        assertEquals(List.of("row.too-long"), read.codes());
    }

    @Test
    void whatWasReadBeforeAFileBreaksOffIsKept() throws Exception {
        String object = "{\"UpdateId\":\"" + Reading.ID + "\",\"Title\":\"A\"}";
        Reading json = Reading.of(folder, "cut.json", "[" + object + ",{\"UpdateId\":\"" + Reading.OTHER_ID + "\",\"Ti");
        assertEquals(1, json.updates().size());
        assertEquals(List.of("json.broken"), json.codes());
        assertEquals(1, json.state().updates().unreadable());

        Reading xml = Reading.of(folder, "cut.xml", clixml("<S N=\"UpdateId\">" + Reading.ID
                + "</S><S N=\"Title\">A</S>").replace("</Objs>",
                "<Obj RefId=\"5\"><MS><S N=\"Upd"));
        assertEquals(1, xml.updates().size());
        assertEquals(List.of("xml.broken"), xml.codes());
    }

    @Test
    void nestingWithoutEndCostsItsRow() throws Exception {
        String id = "\"UpdateId\":\"" + Reading.ID + "\",\"Title\":\"A\"";
        Reading json = Reading.of(folder, "deep.json", "[{" + id + ",\"x\":" + "[".repeat(300) + "]".repeat(300) + "},{\"UpdateId\":\""
                + Reading.OTHER_ID + "\",\"Title\":\"B\"}]");
        assertEquals(List.of("row.too-deep"), json.codes());
        assertEquals(1, json.updates().size());

        String deep = "<Obj N=\"x\" RefId=\"1\"><LST>".repeat(150) + "</LST></Obj>".repeat(150);
        Reading xml = Reading.of(folder, "deep.xml", clixml("<S N=\"UpdateId\">" + Reading.ID + "</S>" + deep).replace("</Objs>",
                "<Obj RefId=\"999\"><MS><S N=\"UpdateId\">" + Reading.OTHER_ID + "</S><S N=\"Title\">B</S></MS></Obj></Objs>"));
        assertEquals(List.of("row.too-deep"), xml.codes());
        assertEquals(1, xml.updates().size());
    }

    @Test
    void referencesThatMultiplyAreCutAndCircularOnesEnd() throws Exception {
        var text = new StringBuilder("<S N=\"UpdateId\">" + Reading.ID
                + "</S><S N=\"Title\">A</S><S N=\"b0\">lol</S><Ref N=\"self\" RefId=\"0\"/>"
                + "<Obj N=\"a0\" RefId=\"100\"><LST><S>lol</S></LST></Obj>");
        for (int i = 1; i <= 40; i++) {
            text.append("<Obj N=\"a").append(i).append("\" RefId=\"").append(100 + i).append("\"><LST>");
            text.append(("<Ref RefId=\"" + (99 + i) + "\"/>").repeat(20)).append("</LST></Obj>");
        }
        ServerUpdate only = Reading.of(folder, "lol.xml", clixml(text.toString())).only();
        assertTrue(only.update().other().values().stream().allMatch(value -> value.length() < 100_000));
    }

    @Test
    void escapedCharactersInLargeNumbersAreNoEntities() throws Exception {
        String text = "&amp;&lt;&#x3042;".repeat(2000);
        var objects = new StringBuilder("<S N=\"UpdateId\">" + Reading.ID + "</S><S N=\"Title\">A</S></MS></Obj>");
        for (int i = 0; i < 100; i++) {
            objects.append("<Obj RefId=\"").append(i).append("\"><MS><S N=\"UpdateId\">").append(new UUID(1,
                    i)).append("</S><S N=\"Title\">")
                    .append(text).append("</S></MS></Obj>");
        }
        Reading read = Reading.of(folder, "many.xml", clixml("").replace("</MS></Obj>", objects));
        assertEquals(List.of(), read.codes(), () -> read.state().problems().toString());
        assertEquals("&<あ".repeat(2000), read.updates().get(100).update().titles().get(0).text());
    }

    private static String clixml(String properties) {
        return "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\"><Obj RefId=\"0\"><MS>" + properties
                + "</MS></Obj></Objs>";
    }

    @Test
    void aDocumentTypeIsRefused() throws Exception {
        Path file = Reading.write(folder, "dtd.xml", "<!DOCTYPE Objs [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
                + clixml("<S N=\"UpdateId\">" + Reading.ID + "</S><S N=\"Title\">&a;</S>"), StandardCharsets.UTF_8);
        assertEquals("xml.dtd", assertThrows(InputException.class, () -> Reading.of(file)).problem().code());

        Path good = Reading.write(folder, "good.csv", HEADER + row(Reading.ID, "A"), StandardCharsets.UTF_8);
        Reading both = Reading.of(file, good);
        assertEquals("A", both.only().update().titles().get(0).text());
        assertTrue(both.codes().contains("xml.dtd"));
    }

    @Test
    void filesWithoutUpdatesAreRefusedAloneAndReportedBesidesOthers() throws Exception {
        Path people = Reading.write(folder, "people.csv", "Name,Age\nA,1\n", StandardCharsets.UTF_8);
        Path numbers = Reading.write(folder, "numbers.json", "[{\"a\":1},{\"a\":2}]", StandardCharsets.UTF_8);
        Path empty = Reading.write(folder, "empty.csv", "", StandardCharsets.UTF_8);
        for (Path file : List.of(people, numbers, empty)) {
            assertFalse(PowerShellExports.recognises(file));
            assertEquals("export.no-updates", assertThrows(InputException.class, () -> Reading.of(file)).problem().code());
        }
        Path good = Reading.write(folder, "good.csv", HEADER + row(Reading.ID, "A"), StandardCharsets.UTF_8);
        Reading read = Reading.of(people, numbers, empty, good);
        assertEquals(1, read.updates().size());
        assertEquals(3, read.codes().stream().filter("export.no-updates"::equals).count());
    }

    @Test
    void aFileOfMoreThanTwoGigabytesIsRefused() throws Exception {
        Path file = Reading.write(folder, "big.csv", HEADER, StandardCharsets.UTF_8);
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(ExportReader.MAX_FILE + 1);
        }
        assertEquals("file.too-big", assertThrows(InputException.class, () -> Reading.of(file)).problem().code());
    }

    @Test
    void theUserCanCancel() throws Exception {
        Path file = Reading.write(folder, "a.csv", HEADER + row(Reading.ID, "A").repeat(3000), StandardCharsets.UTF_8);
        var cancelled = new Progress() {
            private int asked;

            @Override
            public void report(String what, long done, long total) {
                assertEquals("a.csv", what);
            }

            @Override
            public boolean cancelled() {
                return ++asked > 5;
            }
        };
        assertThrows(CancellationException.class, () -> PowerShellExports.open(List.of(file)).get(0).read(update -> { }, cancelled));
    }
}
