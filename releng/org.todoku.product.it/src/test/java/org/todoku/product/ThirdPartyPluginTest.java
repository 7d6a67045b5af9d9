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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.todoku.product.Product.Outcome;

/** The example plug-ins, from their sources to a diagnosis and out again, without a window. */
@Execution(ExecutionMode.CONCURRENT)
class ThirdPartyPluginTest {

    /** During the change freeze of the example rule; the update is on headquarters and not yet approved there. */
    private static final String[] QUESTION = { "explain", "KB5099900", "--from", "demo", "--server", "hq.corp.example", "--at",
            "2026-12-24T12:00:00Z", "--lang", "en" };

    private static final String RULES = "com.example.freeze.feature.feature.group";
    private static final String VIEWER = "com.example.inventory.feature.feature.group";

    @Test
    void isBuiltInstalledSeenAndUninstalled(@TempDir Path folder) throws IOException, InterruptedException {
        Path site = build("rule", folder.resolve("example"));
        Product product = Product.copy(folder);
        assertFalse(product.run(QUESTION).out().contains("change freeze"), "before it is installed");

        succeed(product.run(director(site, "-installIU", RULES)));
        Outcome rules = product.run("rules");
        assertTrue(rules.out().contains("ACME-FREEZE") && rules.out().contains("com.example.freeze"), rules::toString);
        assertTrue(rules.out().contains("ACME-AGENT") && rules.out().contains("rules/agent.json"), rules::toString);
        Outcome answer = product.run(QUESTION);
        assertTrue(answer.out().contains("Nothing is approved during the change freeze, which ends on 2027-01-05"), answer::toString);

        succeed(product.run(director(site, "-uninstallIU", RULES)));
        assertFalse(product.run("rules").out().contains("ACME-FREEZE"), "after it was uninstalled");
    }

    /** The extension point of the views is part of the product, so the plug-in resolves; what it does needs a window. */
    @Test
    void aViewerOfEvidenceIsBuiltInstalledAndUninstalled(@TempDir Path folder) throws IOException, InterruptedException {
        Path site = build("viewer", folder.resolve("example"));
        Product product = Product.copy(folder);
        succeed(product.run(director(site, "-installIU", VIEWER)));
        assertTrue(installed(product).contains(VIEWER), "after it was installed");
        succeed(product.run("rules"));
        succeed(product.run(director(site, "-uninstallIU", VIEWER)));
        assertFalse(installed(product).contains(VIEWER), "after it was uninstalled");
    }

    private static String installed(Product product) throws IOException, InterruptedException {
        Outcome roots = product.run("-application", "org.eclipse.equinox.p2.director", "-nosplash", "-listInstalledRoots", "-profile",
                "DefaultProfile");
        succeed(roots);
        return roots.out();
    }

    private static String[] director(Path site, String action, String unit) {
        return new String[] { "-application", "org.eclipse.equinox.p2.director", "-nosplash", "-repository", site.toUri().toString(),
                action, unit, "-profile", "DefaultProfile" };
    }

    /** Builds a copy of the example, so that the sources stay as they are, against the repository of the product. */
    private static Path build(String example, Path copy) throws IOException, InterruptedException {
        Path source = Product.root().resolve("examples").resolve(example);
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
