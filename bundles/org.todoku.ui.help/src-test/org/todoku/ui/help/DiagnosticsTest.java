package org.todoku.ui.help;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class DiagnosticsTest {

    private static final List<String> LOG = """
            !SESSION 2026-11-23 10:00:00.000 -----------------------------------------------
            eclipse.buildId=unknown
            Command-line arguments: -data /srv/files/hq.corp.example
            !ENTRY org.todoku.ui 4 0 2026-11-23 10:00:01.000
            !MESSAGE The state of hq.corp.example could not be read: C:\\exports\\hq.csv
            !STACK 0
            java.io.IOException: hq.corp.example: password=geheim
            	at org.todoku.intake.Intake.open(Intake.java:42)
            	at java.base/java.lang.Thread.run(Thread.java:1583)
            Caused by: java.lang.IllegalStateException: KB5099034 on hq.corp.example
            	... 12 more
            hq.corp.example goes on in a second line, said by akiko
            !SUBENTRY 1 org.todoku.ui 2 0 2026-11-23 10:00:01.000""".lines().toList();

    @Test
    void whatWasSaidIsLeftOutButWhatFailedAndWhereIsThere() throws IOException {
        String text = write(false);
        for (String secret : List.of("hq.corp", "geheim", "KB5099034", "exports", "akiko", "AKIKO", "/home", "lan01")) {
            assertFalse(text.contains(secret), () -> secret + " is in:\n" + text);
        }
        for (String wanted : List.of("!ENTRY org.todoku.ui 4 0 2026-11-23", "java.io.IOException\n",
                "at org.todoku.intake.Intake.open(Intake.java:42)",
                "Caused by: java.lang.IllegalStateException\n", "... 12 more", "!SUBENTRY 1 org.todoku.ui 2", "Java: 25",
                "org.todoku.ui 0.1.0")) {
            assertTrue(text.contains(wanted), () -> wanted + " is not in:\n" + text);
        }
    }

    @Test
    void settingsThatAreTextsAreOnlySaidToBeSet() throws IOException {
        String text = write(true);
        assertTrue(text.contains("org.todoku.ui/width = 120\n") && text.contains("org.todoku.ui/wide = true\n")
                && text.contains("org.todoku.ui/good = 26,115,51\n"), text);
        assertTrue(text.contains("org.todoku.ui/last = (text)\n") && !text.contains("hq.csv.old"), text);
    }

    @Test
    void messagesAreThereWhenAskedForButNotTheUser() throws IOException {
        String text = write(true);
        assertTrue(text.contains("!MESSAGE The state of hq.corp.example could not be read"), text);
        assertTrue(text.contains("said by ***"), text);
        assertFalse(text.contains("akiko"), text);
    }

    private static String write(boolean messages) throws IOException {
        var out = new StringBuilder();
        new Diagnostics(Map.of("Java", "25", "Home", "/home/akiko on LAN01"), List.of("org.todoku.ui 0.1.0"),
                Map.of("org.todoku.ui/width", "120", "org.todoku.ui/wide", "true", "org.todoku.ui/good", "26,115,51", "org.todoku.ui/last",
                        "hq.csv.old"),
                LOG, List.of("/home/akiko", "akiko", "lan01")).write(messages, out);
        return out.toString();
    }
}
