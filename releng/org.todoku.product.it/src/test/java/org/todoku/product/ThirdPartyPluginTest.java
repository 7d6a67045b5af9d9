package org.todoku.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.product.Product.Outcome;

/** The example plug-in, from its sources to a diagnosis and out again, without a window. */
class ThirdPartyPluginTest {

    /** During the change freeze of the example rule; the update is on headquarters and not yet approved there. */
    private static final String[] QUESTION = { "explain", "KB5099900", "--from", "demo", "--server", "hq.corp.example", "--at",
            "2026-12-24T12:00:00Z", "--lang", "en" };

    @Test
    void isBuiltInstalledSeenAndUninstalled(@TempDir Path folder) throws IOException, InterruptedException {
        Path site = build(folder.resolve("example"));
        Product product = Product.copy(folder);
        assertFalse(product.run(QUESTION).out().contains("change freeze"), "before it is installed");

        succeed(product.run(director(site, "-installIU")));
        Outcome rules = product.run("rules");
        assertTrue(rules.out().contains("ACME-FREEZE") && rules.out().contains("com.example.freeze"), rules::toString);
        assertTrue(rules.out().contains("ACME-AGENT") && rules.out().contains("rules/agent.json"), rules::toString);
        Outcome answer = product.run(QUESTION);
        assertTrue(answer.out().contains("Nothing is approved during the change freeze, which ends on 2027-01-05"), answer::toString);

        succeed(product.run(director(site, "-uninstallIU")));
        assertFalse(product.run("rules").out().contains("ACME-FREEZE"), "after it was uninstalled");
    }

    private static String[] director(Path site, String action) {
        return new String[] { "-application", "org.eclipse.equinox.p2.director", "-nosplash", "-repository", site.toUri().toString(),
                action, "com.example.freeze.feature.feature.group", "-profile", "DefaultProfile" };
    }

    /** Builds a copy of the example, so that the sources stay as they are, against the repository of the product. */
    private static Path build(Path copy) throws IOException, InterruptedException {
        Path source = Product.root().resolve("examples/rule");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files.filter(file -> !source.relativize(file).toString().contains("target"))::iterator) {
                Files.copy(file, copy.resolve(source.relativize(file).toString()));
            }
        }
        Path repository = Product.root().resolve("releng/org.todoku.product/target/repository");
        List<String> command = new ArrayList<>(List.of(System.getProperty("todoku.maven.home") + "/bin/mvn", "-B", "-q", "-o", "verify",
                "-Dtodoku.repository=" + repository.toUri(), "-Dmaven.repo.local=" + System.getProperty("todoku.maven.repository")));
        succeed(Product.process(copy, command, Map.of("JAVA_HOME", System.getProperty("java.home"))));
        return copy.resolve("site/target/repository");
    }

    private static void succeed(Outcome outcome) {
        assertEquals(0, outcome.exit(), outcome::toString);
    }
}
