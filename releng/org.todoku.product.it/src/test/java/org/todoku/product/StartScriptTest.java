package org.todoku.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.product.Product.Outcome;

/** With which arguments the start script of the product starts Java: a script that prints them stands for it. */
class StartScriptTest {

    @TempDir
    private Path home;
    private Path java;
    private Path workspace;

    @BeforeEach
    void prepare() throws IOException {
        java = Files.createDirectories(home.resolve("java 25"));
        workspace = Files.createDirectories(home.resolve("my workspace"));
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        says("echo \"$@\"");
    }

    private void says(String script) throws IOException {
        Path program = Files.createDirectories(java.resolve("bin")).resolve("java");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome start(String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Product.built().resolve("todoku").toString(), "--workspace", workspace.toString()));
        command.addAll(List.of(more));
        return Product.process(home, command, Map.of("HOME", home.toString(), "JAVA_HOME", java.toString(), "DISPLAY", ":9999"));
    }

    @Test
    void theWorkbenchStartsInTheChosenLanguage() throws Exception {
        assertFalse(start().out().contains("-nl"), "no choice: the language of the system");
        Files.writeString(workspace.resolve("language"), "ja\n");
        assertTrue(start().out().contains(" -nl ja"), () -> "chosen");
        Files.writeString(workspace.resolve("language"), "ja -vm evil\n");
        assertFalse(start().out().contains("evil"), "only the languages of the product");
    }

    @Test
    void aRestartTakesTheNewLanguageAndOpensNothingTwice() throws Exception {
        Files.writeString(workspace.resolve("language"), "en\n");
        says("echo \"$@\"; read -r now <\"" + workspace + "/language\"; [ \"$now\" = ja ] || { echo ja >\"" + workspace
                + "/language\"; exit 23; }");
        Outcome outcome = start("open", "some file.todoku-snapshot");
        List<String> starts = outcome.out().lines().toList();
        assertEquals(2, starts.size(), outcome::toString);
        assertTrue(starts.get(0).endsWith("-nl en -open some file.todoku-snapshot"), outcome::toString);
        assertTrue(starts.get(1).endsWith("-nl ja"), outcome::toString);
    }

    @Test
    void theCommandLineHasNoWorkspaceOfTheWorkbench() throws Exception {
        Files.writeString(workspace.resolve("language"), "ja\n");
        Outcome outcome = start("rules");
        assertTrue(outcome.out().contains("-application org.todoku.cli.app rules --workspace " + workspace), outcome::toString);
        assertFalse(outcome.out().contains("-nl"), "--lang chooses there");
    }
}
