package org.todoku.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todoku.core.UpdateField;
import org.todoku.intake.snapshot.SnapshotReader;

/**
 * What can be said of the collector script without Windows: its text. That it runs can only be seen on a WSUS server.
 */
class CollectorTest {

    private byte[] bytes = {};
    private String script = "";
    /** The script without comments. */
    private String code = "";

    @BeforeEach
    void load() throws IOException {
        try (InputStream in = Collector.script()) {
            bytes = in.readAllBytes();
        }
        script = new String(bytes, StandardCharsets.ISO_8859_1);
        code = script.replaceAll("(?s)<#.*?#>", "").replaceAll("(?m)^\\s*#.*$", "");
    }

    private Set<String> all(String regex) {
        Set<String> found = new HashSet<>();
        Matcher matcher = Pattern.compile(regex).matcher(code);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void itIsPlainAsciiSoThatEveryWindowsReadsItAlike() {
        for (byte b : bytes) {
            assertTrue(b == '\n' || b >= ' ' && b < 127, "byte " + b);
        }
    }

    @Test
    void itCallsNothingOfTheServerButReadingMethods() {
        Set<String> called = all("\\$(?:script:Server|server|subscription|configuration|category|classification|rule|Update|update|group|"
                + "approval|one|run)\\.([A-Z]\\w*)\\(");
        assertTrue(called.contains("GetUpdates") && called.contains("GetSubscription"), called.toString());
        for (String method : called) {
            assertTrue(method.startsWith("Get") || Set.of("ToString", "AddYears").contains(method), method);
        }
        Set<String> anywhere = all("\\.([A-Z]\\w*)\\(");
        for (String method : anywhere) {
            assertFalse(method.matches(
                    "(Approve|Decline|Save|Delete|Start|Stop|Import|Set|Expire|Publish|Accept|Purge|Refresh|Reset|Cancel|Resume|"
                    + "Configure|Create(?!EntryFromFile)).*"), method);
        }
    }

    @Test
    void itAssignsPropertiesOfScopesOnly() {
        assertEquals(Set.of("scope", "writer", "command"), all("\\$([A-Za-z:]+)\\.[A-Z]\\w* = "));
        assertEquals(Set.of("Set-StrictMode"), all("\\b((?:Set|Start|Stop|Approve|Deny|Invoke-Wsus|Restart|Clear)-\\w+)"));
    }

    @Test
    void everySectionIsWritten() {
        Set<String> written = all("Invoke-Section '(\\w+)'");
        for (String section : SnapshotReader.SECTIONS) {
            assertTrue(written.contains(section), section);
        }
        assertTrue(written.containsAll(Set.of("groups", "componentsWithErrors")));
        Set<String> functions = all("function ([A-Za-z-]+)");
        assertTrue(functions.containsAll(all("\\$\\{function:([A-Za-z-]+)\\}")));
        List<String> declared = new ArrayList<>();
        Matcher matcher = Pattern.compile("'(\\w+)'")
                .matcher(code.substring(code.indexOf("$AllSections = @("), code.indexOf("$Invariant")));
        while (matcher.find()) {
            declared.add(matcher.group(1));
        }
        assertEquals(written, new HashSet<>(declared));
    }

    @Test
    void theFieldsItDeclaresAreKnownHere() {
        String fields = code.substring(code.indexOf("$fields = @("));
        Matcher matcher = Pattern.compile("'([a-z-]+)'").matcher(fields.substring(0, fields.indexOf("$Info['fields']")));
        Set<String> known = new HashSet<>();
        for (UpdateField field : UpdateField.values()) {
            known.add(field.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        }
        int count = 0;
        while (matcher.find()) {
            count++;
            assertTrue(known.contains(matcher.group(1)), matcher.group(1));
        }
        assertEquals(14, count);
        // two more calls for every update, and not said unless every row has them
        assertTrue(code.contains("if ($WithFiles -and $script:FileFailures -eq 0) { $fields += @('languages', 'bytes') }"));
        assertTrue(code.indexOf("$Update.GetInstallableItems()") > 0 && code.indexOf("if ($WithFiles) {") > 0);
    }

    @Test
    void everyCallOfAnOwnFunctionHasItsFunction() {
        Set<String> functions = all("function ([A-Za-z-]+)");
        Set<String> known = Set.of("Set-StrictMode", "New-Object", "Where-Object", "ForEach-Object", "Write-Progress", "Write-Warning",
                "Write-Verbose", "Write-Host", "Join-Path", "Test-Path", "Remove-Item", "Move-Item", "New-Item", "Get-ItemProperty",
                "Get-Content", "Add-Type", "Collect-Todoku", "Get-Service", "Get-Process", "Get-HotFix", "Get-Item", "Get-ChildItem",
                "Get-WebBinding", "Get-WebConfigurationProperty", "Import-Module", "Select-String", "Sort-Object");
        for (String called : all(
                "(?<![\\w'-])((?:Get|New|Write|Add|Test|Hide|Format|ConvertTo|Invoke|Connect|Where|ForEach|Join|Remove|Move|Set|Sort"
                + "|Select|Import)-[A-Z]\\w+)")) {
            assertTrue(functions.contains(called) || known.contains(called), called);
        }
    }

    @Test
    void bracketsAreBalanced() {
        Deque<Character> open = new ArrayDeque<>();
        // texts first, then what is left
        String bare = code.replaceAll("'[^'\\n]*'", "''").replaceAll("\"[^\"\\n]*\"", "\"\"");
        for (char c : bare.toCharArray()) {
            switch (c) {
                case '(', '[', '{' -> open.push(c);
                case ')' -> assertEquals('(', open.pop());
                case ']' -> assertEquals('[', open.pop());
                case '}' -> assertEquals('{', open.pop());
                default -> {
                    // not a bracket
                }
            }
        }
        assertTrue(open.isEmpty());
    }

    @Test
    void secretsAreNeverRead() {
        assertFalse(Pattern.compile("\\.(ProxyPassword|GetProxyPassword|ProxyUserName|GetComputerTargets?)\\b").matcher(code).find());
        assertTrue(code.contains("'Password|Credential|Secret|Certificate|EncryptionKey|Token|PrivateKey'"));
    }

    @Test
    void theDatabaseIsAskedByConstantQueriesThatOnlySelect() {
        int queries = 0;
        Matcher matcher = Pattern.compile("Get-SqlValue ([^{\\s].*)").matcher(code);
        while (matcher.find()) {
            String query = matcher.group(1);
            assertTrue(query.matches("['\"]SELECT .*|\\$query\\b.*"), query);
            queries++;
        }
        for (String query : all("\\$query = \"(\\w+)")) {
            assertEquals("SELECT", query);
        }
        assertTrue(queries >= 5, "queries: " + queries);
        String texts = String.join(" ", all("[\"']( ?(?:SELECT|JOIN|WHERE|OR|FROM) [^\"\\n]*)[\"']"));
        assertFalse(texts.contains("$"), "nothing is put into a query: " + texts);
        assertFalse(Pattern.compile("(?i)\\b(INSERT|UPDATE|DELETE|EXEC|DROP|ALTER|CREATE|MERGE|TRUNCATE|INTO|GRANT)\\b").matcher(texts)
                .find(), texts);
        assertEquals(Set.of("Data Source", "Initial Catalog", "Integrated Security", "Connect Timeout", "Application Name"),
                all("\\$builder\\['([^']+)'\\]"), "the account of the caller, no password");
    }

    @Test
    void programsAreCalledForListsOnly() {
        assertEquals(Set.of("$program list @Arguments", "$program listfrontendservers"), all("& (\\$program[^)\\n]*)\\)"));
        assertEquals(Set.of("$Body", "$program"), all("& (\\$\\w+)"));
    }

    @Test
    void everyReadingHasANameOfTheSchema() throws IOException {
        Set<String> names = all("Add-Reading \\$[vV]alues '([^']+)'");
        assertTrue(names.size() > 45, "readings: " + names.size());
        String schema = Files.readString(Path.of("schemas/host.schema.json")) + Files.readString(Path.of("schemas/clients.schema.json"));
        for (String name : names) {
            assertTrue(schema.contains("\"" + name + "\": {"), name);
        }
        // one failure leaves the others: every value of the machine goes through Add-Reading
        assertEquals(Set.of("$Name", "$key", "'errors.days'"), all("\\$[vV]alues\\[(\\$Name|\\$key|'errors[^']*')\\] = "));
        String section = code.substring(code.indexOf("function Write-HostSection"), code.indexOf("function Write-ClientsSection"));
        assertFalse(section.contains("$values['"), "no value past Add-Reading");
        assertTrue(section.contains("Hide-Text $values[$key]"));
    }

    @Test
    void computersAreCountedAndNeverNamed() {
        String section = code.substring(code.indexOf("function Write-ClientsSection"), code.indexOf("function Connect-Server"));
        assertEquals(Set.of("$days", "$computers[$key].Count"),
                all("\\$values\\[(?:'errors.days'|\\$key)\\] = (\\$days|\\$computers\\S+)"));
        assertFalse(section.contains("FullDomainName") || section.contains("IPAddress"), "names or addresses of computers");
    }
}
