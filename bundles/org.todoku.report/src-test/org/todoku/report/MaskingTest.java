package org.todoku.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.core.Completeness;
import org.todoku.core.ServerState;
import org.todoku.intake.list.ListSummary;
import org.todoku.report.InvestigationContent.Note;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Finding;
import org.todoku.rules.PowerShell;
import org.todoku.rules.Remedy;
import org.todoku.rules.Standing;

class MaskingTest {

    private static Masking of(String... servers) {
        var masking = new Masking();
        for (String server : servers) {
            masking.learn(Samples.server(server, Completeness.COMPLETE));
        }
        return masking;
    }

    @Test
    void aNameIsTheSameWithAndWithoutItsDomainInAnyLetterCase() {
        assertEquals("server-1, server-1, server-1 and server-1$",
                of("hq.corp.example").mask("hq, HQ.CORP.EXAMPLE, Hq.Corp.Example and HQ$"));
        assertEquals("server-1 and server-2", of("hq", "branch").mask("HQ.corp.example and Branch.corp.example"));
    }

    @Test
    void serversOfTheSameNameInTwoDomainsStayTwo() {
        assertEquals("server-1 server-2 host-1", of("hq.a.example", "hq.b.example").mask("hq.a.example hq.b.example hq"));
    }

    @Test
    void namesThatContainEachOtherAreNotConfused() {
        assertEquals("server-2 server-1 server-3 server-1x-old wsus100", of("wsus1", "wsus10", "wsus1-old").mask(
                "wsus10 WSUS1 wsus1-old wsus1x-old wsus100").replace("wsus1x-old", "server-1x-old"));
    }

    /** No path of anybody's machine stands in a file of the project. */
    private static String folders(String text) {
        return text.replace("{U}", "Users").replace("{h}", "home");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            Approved by CORP\\bob at noon         | Approved by person-1 at noon
            CORP\\\\bob, then bob@corp.example    | person-1, then person-1
            bob@corp.example wrote                | person-1 wrote
            see C:\\{U}\\bob\\Desktop\\x.csv       | see C:\\{U}\\person-1\\Desktop\\x.csv
            in /{h}/bob/x and /{U}/bob/y            | in /{h}/person-1/x and /{U}/person-1/y
            \\\\files7\\share is full             | \\\\host-1\\share is full
            from http://files7:8530/x             | from http://host-1:8530/x
            ask 192.0.2.7 or 2001:db8::7          | ask address-1 or address-2
            dc01.contoso.local did not answer     | host-1 did not answer
            CORP\\HQ$ was refused                 | domain-1\\server-1$ was refused
            CN=x,DC=firma,DC=example              | CN=x,domain-1
            サーバーHQから届かない                  | サーバーserver-1から届かない
            サーバーdc01.contoso.localから          | サーバーhost-1から
            CORP\\bobが承認し、CORP\\山田も        | person-1が承認し、person-2
            bob@corp.exampleです                   | person-1です
            """)
    void namesAreKnownByTheirForm(String text, String masked) {
        assertEquals(folders(masked), of("hq").mask(folders(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Windows 10.0.20348.1 of https://sws.update.microsoft.com and ASP.NET 4.8", "NT AUTHORITY\\NETWORK SERVICE",
            "HKLM\\SOFTWARE\\Policies", "C:\\Program Files\\Update Services\\Tools\\wsusutil.exe", "at 12:34:56, error 0x80072EE2",
            "[System.IO.File]::Exists", "127.0.0.1 and ::1", "SoftwareDistribution.log and web.config", "BUILTIN\\Administrators",
            "C:\\{U}\\Public\\x", "WSUS updates the server" })
    void whatNamesNobodyStays(String text) {
        assertEquals(folders(text), of("wsus", "server", "hq").mask(folders(text)));
    }

    @Test
    void aServerThatIsCalledLikeAWordIsMaskedWhereItIsNamed() {
        Masking masking = of("WSUS", "update");
        assertEquals("server-1 says", masking.mask("'WSUS' says").replace("'", ""));
        assertEquals("WSUS asks \\\\server-1\\x and http://server-1:8530 for an update, server:server-2",
                masking.mask("WSUS asks \\\\WSUS\\x and http://wsus:8530 for an update, server:update"));
    }

    @Test
    void masksAreNeverNames() {
        Masking masking = of("alpha", "server-1", "beta");
        String masked = masking.mask("alpha server-1 beta");
        assertFalse(masked.contains("server-1 "), masked);
        assertEquals(3, Set.of(masked.split(" ")).size());
    }

    @Test
    void commandsStayQuoted() {
        Finding like = Samples.blocks("Title", "o'brien-pc");
        Remedy remedy = Remedy.changing("tick", "Get-It -Name " + PowerShell.quote("O'Brien-PC") + " -Port 8530", "o'brien-pc");
        Diagnosis diagnosis = Samples.with(List.of(new Finding(like.rule(), like.status(), like.effect(), like.severity(),
                like.confidence(),
                like.message(), like.server(), like.evidence(), like.missing(), List.of(remedy), null)));
        Remedy masked = of("o'brien-pc").mask(diagnosis).servers().get(0).findings().get(0).remedies().get(0);
        assertEquals("Get-It -Name 'server-1' -Port 8530", masked.command());
        assertEquals(List.of("server-1"), masked.args());
    }

    @Test
    void filesAreNamedByNumber() {
        Diagnosis masked = of("hq.example").mask(Samples.diagnosis("Title"));
        var evidence = masked.servers().get(0).findings().get(0).evidence().get(0);
        assertTrue(evidence.from().source().matches("file-\\d+\\.todoku-snapshot!subscription"), evidence.from().source());
        assertEquals("file-1", of("hq").mask(Samples.withSource("demo:hq.firma")).servers().get(0).server().source());
        assertNotEquals(masked.servers().get(0).server().source(), masked.servers().get(1).server().source());
    }

    @Provide
    Arbitrary<Set<String>> names() {
        Arbitrary<String> free = Arbitraries.strings().withChars("abXY19-_.'$|*`<&é東京サ").ofMinLength(2).ofMaxLength(12)
                .map(name -> "a" + name + "b");
        Arbitrary<String> near = Arbitraries.of("wsus1", "wsus10", "WSUS1.a.example", "wsus1.b.example", "東京", "東京2", "hq-1", "hq-10",
                "hq");
        return Arbitraries.oneOf(free, near).set().ofMinSize(1).ofMaxSize(6);
    }

    @Property(tries = 150, seed = "2026030")
    void noNameIsLeftAndEqualNamesGetOneMask(@ForAll("names") Set<String> names) throws IOException {
        var masking = new Masking();
        names.forEach(name -> masking.learn(Samples.server(name, Completeness.COMPLETE)));
        var text = new StringBuilder();
        names.forEach(name -> text.append("(").append(name).append(") [").append(name.toUpperCase(Locale.ROOT)).append("]\n\n"));
        String masked = masking.mask(text.toString());
        for (String line : masked.split("\n\n")) {
            assertEquals(line.substring(1, line.indexOf(')')), line.substring(line.indexOf('[') + 1, line.indexOf(']')), text + "→ "
                    + masked);
        }
        assertNone(names, masked);

        Diagnosis diagnosis = Samples.diagnosis("because of “" + String.join("”, “", names) + "”");
        var content = new InvestigationContent(String.join(" / ", names), Samples.NOW,
                List.of(new InvestigationContent.Question("KB1", Samples.NOW,
                List.of(new InvestigationContent.Answer(diagnosis, List.of())))), List.of(list(names)),
                List.of(new Note(text.toString(), null, null, null)), List.of(), List.of(), List.copyOf(names), List.of(), 0, false);
        var out = new StringBuilder();
        InvestigationReports.text(new Masking().mask(content), Samples.ENGLISH, out);
        InvestigationReports.json(new Masking().mask(content), Samples.JAPANESE, out);
        assertNone(names.stream().filter(name -> name.length() > 3).collect(java.util.stream.Collectors.toSet()), out.toString());
    }

    /** Of servers of these names, in a file of them, with lines about them. */
    private static AnsweredList list(Set<String> names) {
        String all = String.join(" + ", names);
        var read = new ListSummary(all + ".csv", 2, Map.of(), 0, 1, 0, List.of(new ListSummary.Unused(1, all)));
        List<ServerState> servers = names.stream().map(name -> Samples.server(name, Completeness.COMPLETE)).toList();
        var same = new AnsweredList.Same(Fate.PRESENT, Standing.APPROVED, 1, 1, List.of(), List.of(), List.of(0));
        return new AnsweredList(Samples.NOW, 2, read, servers,
                List.of(new AnsweredList.Row("“" + all + "”", Samples.update("for (" + all + ")"), 1, List.of(same))));
    }

    private static void assertNone(Set<String> names, String report) {
        String lower = report.toLowerCase(Locale.ROOT);
        for (String name : names) {
            assertFalse(lower.contains(name.toLowerCase(Locale.ROOT)), () -> name + " in\n" + report);
        }
    }
}
