package org.todoku.intake.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.core.Progress;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.MemoryFacts;
import org.todoku.intake.list.ListException.Reason;

/** Lists as people write them and tables as scanners write them; made up, with the column names that these tools use. */
class WantedListTest {

    private static final FactBase NOBODY = new MemoryFacts(Map.of());


    private static WantedList read(byte[] bytes, @Nullable String column) throws IOException, ListException {
        return WantedList.read(ListSource.read("list", new ByteArrayInputStream(bytes)), column);
    }

    private static WantedList read(String text) throws IOException, ListException {
        return read(text.getBytes(StandardCharsets.UTF_8), null);
    }

    private static List<String> questions(WantedList list) {
        return list.wanted().stream().map(wanted -> wanted.question().text()).toList();
    }

    private static Reason refused(String text, @Nullable String column) {
        return assertThrows(ListException.class, () -> read(text.getBytes(StandardCharsets.UTF_8), column)).reason();
    }

    @Test
    void plainLinesAreQuestionsAndNumbersOnALineStandForEach() throws Exception {
        WantedList list = read("""
                \uFEFF# wanted in July
                KB5034441   # the awkward one
                5034123, kb5034122;KB5034441

                Server 2019 2026-11
                {6F2D2A8E-5B0C-4B6F-9B0E-3A9B5A5F0B11}
                "KB5034441"
                """);
        assertEquals(List.of("KB5034441", "KB5034123", "KB5034122", "Server 2019 2026-11", "6f2d2a8e-5b0c-4b6f-9b0e-3a9b5a5f0b11"),
                questions(list));
        assertEquals(List.of(3, 1, 1, 1, 1), list.wanted().stream().map(WantedList.Wanted::rows).toList());
        assertEquals(2, list.told().repeated());
        assertEquals(5, list.told().rows());
    }

    @Test
    void titlesWithCommasAreNoTable() throws Exception {
        assertEquals(4, read("Cumulative Update, Windows 11\nUpdate for Office, 64-Bit\nServicing Stack, Server 2019\nUpdate, KB5099010\n")
                .wanted().size());
    }

    @Test
    void aListOfOneNamedColumnIsNoQuestionAboutItsName() throws Exception {
        assertEquals(List.of("KB5034441", "KB5034123"), questions(read("KB Number\r\nKB5034441\r\n5034123\r\n")));
    }

    /** Somebody pastes one long line, or a table that is wide. */
    @Test
    void nothingOfLongLinesAndWideRowsIsLeftOut() throws Exception {
        List<String> numbers = IntStream.range(0, 9_500).mapToObj(i -> "KB" + (5_000_000 + i)).toList();
        assertEquals(numbers, questions(read(String.join(", ", numbers))));
        assertEquals(numbers, questions(read(String.join(",", numbers.subList(0, 4_750)) + "\n"
                + String.join(",", numbers.subList(4_750, 9_500)) + "\n")));
        List<String> many = IntStream.range(0, 30_000).mapToObj(i -> "KB" + (5_000_000 + i)).toList();
        assertEquals(Reason.SIZE, refused(String.join(", ", many), null));
        assertEquals(Reason.SIZE, refused(String.join(",", many) + "\n" + String.join(",", many) + "\n", null));
    }

    static Stream<Arguments> scanners() {
        String nessus = """
                Plugin ID,CVE,CVSS v2.0 Base Score,Risk,Host,Protocol,Port,Name,Synopsis,Description,Solution,See Also,Plugin Output
                187901,CVE-2024-20666,7.2,High,10.0.0.5,tcp,445,"KB5034122: Windows 10 Security Update (January 2024)","Not patched.","The \
                remote host is missing update 5034122.
                It replaces KB5033372, and ""more"".","Apply Security Update 5034122","https://support.microsoft.com/help/5034122","x"
                187902,CVE-2024-0001,7.2,High,10.0.0.6,tcp,445,"Some software","x","x","Upgrade to version 7.1.20240109.","",""
                187903,,0,None,10.0.0.6,tcp,445,"x","x","x","n/a","https://support.microsoft.com/kb/5034441","x"
                """;
        String qualys = """
                "Scan Results","Corp Example","07/14/2026"
                "Corp Example","1 Main Street","Tokyo"

                "IP","DNS","NetBIOS","OS","QID","Title","Severity","CVE ID","Vendor Reference","Threat","Impact","Solution","Results"
                "10.0.0.5","a","A","Windows 11","92101","Windows Update July","5","CVE-2026-1001, CVE-2026-1002","KB5099010,\
                KB5099020","t","i","Please refer to the KB Articles.","KB5099010 is not installed"
                "10.0.0.6","b","B","Windows 11","92102","Other","5","CVE-2026-1003","","t","i","Upgrade.","x.dll Version is 10.0.22621.3007"
                """;
        String rapid7 = """
                Asset IP Address;Asset Names;Vulnerability Title;Vulnerability ID;Vulnerability Solution
                10.0.0.5;a;Microsoft CVE-2026-1001;msft-cve-2026-1-windows_11-kb5099010;"Cumulative Update for Windows 11 (KB5099010)
                Download and apply"
                10.0.0.6;b;TLS 1.0;ssl-old;"Disable TLS 1.0"
                """;
        String openVas = """
                IP,Hostname,Port,Severity,Solution Type,NVT Name,Summary,Specific Result,CVEs,Solution,Other References
                10.0.0.5,a,445,High,VendorFix,Microsoft Windows Multiple Vulnerabilities (KB5099010),x,y,CVE-2026-1001,See the references.,
                """;
        String defender = """
                DeviceName\tOSPlatform\tSoftwareName\tCveId\tRecommendedSecurityUpdate\tRecommendedSecurityUpdateId
                a.corp.example\tWindows11\twindows_11\tCVE-2026-1001\tJuly 2026 Security Updates\t5099010
                b.corp.example\tWindows11\tedge\tCVE-2026-1002\t\t
                """;
        String patches = """
                sep=;
                Machine;Missing Patches;Installed KBs;Superseded By
                a;KB5099010 KB5099020;KB5000001;KB5000002
                b;"KB5099030
                KB5099010";KB5000001;
                """;
        String japanese = """
                資産一覧　２０２６年７月
                ホスト名,ＫＢ番号,脆弱性,インストール済みの更新プログラム
                端末１,ＫＢ５０９９０１０,CVE-2026-1001,KB5000001
                端末２,5099020、5099030,CVE-2026-1002,KB5000001
                端末３,,CVE-2026-1003,KB5000001
                """;
        String bulletins = """
                Bulletin ID,QNumber,Machine
                MS26-07-W11-5099010,Q5099010,a
                MSRT-001,Q890830,a
                """;
        String unnamed = """
                host,what we need
                a,please install KB5099010 (build 26100.1)
                b,nothing
                """;
        String noHeader = """
                a;KB5099010;x
                b;KB5099020,KB5099030;y
                """;
        return Stream.of(Arguments.of("Nessus", nessus, List.of("KB5034122", "KB5034441"), "Solution=1, See Also=1", 1),
                Arguments.of("Qualys", qualys, List.of("KB5099010", "KB5099020"), "Vendor Reference=1", 1),
                Arguments.of("Rapid7", rapid7, List.of("KB5099010"), "Vulnerability Solution=1", 1),
                Arguments.of("OpenVAS", openVas, List.of("KB5099010"), "NVT Name=1", 0),
                Arguments.of("Defender", defender, List.of("KB5099010"), "RecommendedSecurityUpdateId=1", 1),
                Arguments.of("patches", patches, List.of("KB5099010", "KB5099020", "KB5099030"), "Missing Patches=2", 0),
                Arguments.of("Japanese", japanese, List.of("KB5099010", "KB5099020", "KB5099030"), "ＫＢ番号=2", 1),
                Arguments.of("bulletins", bulletins, List.of("KB5099010", "KB890830"), "QNumber=2", 0),
                Arguments.of("unnamed", unnamed, List.of("KB5099010"), "what we need=1", 1),
                Arguments.of("no header", noHeader, List.of("KB5099010", "KB5099020", "KB5099030"), "=2", 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scanners")
    void theColumnIsFoundByItsNameOrByWhatItHolds(String tool, String text, List<String> wanted, String columns, int unused)
            throws Exception {
        WantedList list = read(text);
        assertEquals(wanted, questions(list));
        assertEquals("{" + columns + "}", list.told().columns().toString());
        assertEquals(unused, list.told().unused());
        assertEquals(unused, list.told().examples().size());
    }

    @Test
    void rowsWithoutANumberAreCountedAndShownWithTheirLine() throws Exception {
        WantedList list = read("Title\nof two lines\nHost,KB ID,CVE\na,KB5099010,CVE-2026-1001\n"
                + "b,\"\",\"CVE-2026-1002\nCVE-2026-1003\"\nc,n/a,\n"
                + "d,KB5099010,\n");
        assertEquals(List.of(2L, 1L, 1L), List.of(list.told().unused(), list.told().flawsOnly(), list.told().repeated()));
        assertEquals(List.of(5L, 7L), list.told().examples().stream().map(unused -> unused.line()).toList());
        assertTrue(list.told().examples().get(0).text().startsWith("b  CVE-2026-1002"), list.told().examples().toString());
        assertEquals(2, list.wanted().get(0).rows());
    }

    @Test
    void aNamedColumnAloneIsRead() throws Exception {
        String text = "Host;KB;Fix for next month\na;KB5099010;5099020\n";
        assertEquals(List.of("KB5099020"), questions(read(text.getBytes(StandardCharsets.UTF_8), "fix for NEXT month")));
        assertEquals(Reason.NO_COLUMN, refused(text, "Patch"));
        assertEquals(Reason.NO_HEADER, refused("KB5099010\nKB5099020\n", "Patch"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "UTF-16LE", "UTF-16BE", "UTF-8", "windows-31j" })
    void textsInTheEncodingsOfWindowsAreRead(String encoding) throws Exception {
        String mark = encoding.startsWith("UTF") ? "\uFEFF" : "";
        String text = mark + "ホスト名,KB番号\r\n端末,KB5099010\r\n";
        WantedList list = read(text.getBytes(Charset.forName(encoding)), null);
        assertEquals("{KB番号=1}", list.told().columns().toString());
        assertEquals(encoding.equals("windows-31j"),
                ListSource.read("list", new ByteArrayInputStream(text.getBytes(Charset.forName(encoding)))).guessed());
    }

    @Test
    void whatIsNoListIsRefusedWithItsReason() throws Exception {
        assertEquals(Reason.WORKBOOK, refused("PK\u0003\u0004 and the rest of a workbook", null));
        assertEquals(Reason.FLAWS, refused("Host,CVE\na,CVE-2026-1001\nb,CVE-2026-1002\n", null));
        assertEquals(Reason.NOTHING, refused("Host,Solution\na,upgrade\nb,CVE-2026-1002\n", null));
        assertEquals(Reason.QUOTES, refused("Host,KB\na,\"KB5099010\nb,KB5099020\n", null));
        assertEquals(Reason.SIZE, refused("# nothing\n\n", null));
        assertEquals(Reason.ENCODING, assertThrows(ListException.class, () -> read(new byte[] { 'K', 0, (byte) 0xC0, 'B' }, null))
                .reason());
        assertEquals(Reason.SIZE, assertThrows(ListException.class, () -> read(numbers(10_001))).reason());
        assertEquals(10_000, read(numbers(10_000)).wanted().size());
        assertEquals(Reason.LARGE, assertThrows(ListException.class, () -> read(new byte[(32 << 20) + 1], null)).reason());
    }

    private static String numbers(int count) {
        var text = new StringBuilder("Host,KB\n");
        for (int i = 0; i < count; i++) {
            text.append("a,KB").append(5_000_000 + i).append('\n');
        }
        return text.toString();
    }

    @Test
    void wordsThatNoUpdateHasStandForTheNumbersAmongThemOrAreCounted() throws Exception {
        WantedList list = read("Dear all,\n\nplease install KB5099010 soon\n5099020\nno such title\n! ?\n- KB5099020\n");
        assertEquals(6, list.wanted().size(), "before anybody looks, words are questions");
        WantedList known = list.known(NOBODY, Progress.NONE);
        assertEquals(List.of("KB5099010", "KB5099020"), questions(known));
        assertEquals(List.of(1, 2), known.wanted().stream().map(WantedList.Wanted::rows).toList());
        assertEquals(List.of(1L, 5L, 6L), known.told().examples().stream().map(ListSummary.Unused::line).toList());
        assertEquals(3, known.told().unused());
        assertEquals(6, known.told().rows());
        assertEquals("no such title", known.told().examples().get(1).text());
    }

    @Test
    void lookingForWordsCanBeCancelled() throws Exception {
        WantedList list = read("one\ntwo\nthree\n");
        Progress cancelled = new Progress() {
            private int told;

            @Override
            public void report(String what, long done, long total) {
                told++;
            }

            @Override
            public boolean cancelled() {
                return told > 1;
            }
        };
        assertThrows(CancellationException.class, () -> list.known(NOBODY, cancelled));
    }
}
