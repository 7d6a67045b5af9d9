package org.todoku.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.todoku.product.Product.Outcome;

/** The finished product in a window, killed while an investigation has changes that are not saved. */
@Execution(ExecutionMode.CONCURRENT)
class KilledWorkbenchTest {

    private static final String TYPED = "typed and never saved";

    @TempDir
    private Path folder;
    private OwnDisplay display;

    @BeforeEach
    void begin() throws IOException, InterruptedException {
        assumeTrue(OwnDisplay.possible(), "Xvfb, openbox and xdotool are needed for a window");
        display = OwnDisplay.start(folder);
    }

    @AfterEach
    void end() throws InterruptedException {
        if (display != null) {
            display.stop();
        }
    }

    @Test
    void whatWasTypedIsThereAgain() throws Exception {
        Product product = Product.copy(folder);
        Path workspace = folder.resolve("workspace");
        Path file = folder.resolve("case.todoku");
        Files.copy(Product.root().resolve("bundles/org.todoku.model/src-test/version-1/en.todoku"), file);
        byte[] saved = Files.readAllBytes(file);

        Process killed = start(product, workspace, file);
        Path remembered = workspace.resolve(".metadata/.plugins/org.todoku.ui.investigation/recovery");
        // the title has the focus as soon as the document is there; what is typed earlier goes nowhere
        display.until("the change to be remembered", killed, () -> {
            display.keys("ctrl+a");
            display.type(TYPED);
            return holds(remembered, TYPED);
        });
        List<ProcessHandle> all = Stream.concat(killed.descendants(), Stream.of(killed.toHandle())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        // as long as one of them lives, the file is its own
        all.forEach(each -> each.onExit().join());
        assertTrue(Arrays.equals(saved, Files.readAllBytes(file)), "the file is as it was saved");

        Process again = start(product, workspace, file);
        display.until("the change to be saved", again, () -> {
            display.keys("ctrl+s");
            return Files.readString(file).contains(TYPED);
        });
        display.until("nothing to be remembered any more", again, () -> !holds(remembered, TYPED));
        // with its script, and not only the script
        List<ProcessHandle> rest = Stream.concat(again.descendants(), Stream.of(again.toHandle())).toList();
        rest.forEach(ProcessHandle::destroy);
        rest.forEach(each -> each.onExit().join());

        // by somebody who has nothing but the file
        Outcome report = product.run("report", file.toString(), "--format", "html");
        assertEquals(1, report.exit(), () -> "what was kept blocks: " + report);
        assertTrue(report.out().contains(TYPED), report::toString);
    }

    private Process start(Product product, Path workspace, Path file) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(product.folder().resolve("todoku").toString(), "--workspace", workspace.toString(),
                "open", file.toString()).directory(product.home().toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(display.log().toFile()));
        builder.environment().put("HOME", product.home().toString());
        builder.environment().put("DISPLAY", display.name());
        builder.environment().remove("WAYLAND_DISPLAY");
        return builder.start();
    }

    private static boolean holds(Path folder, String text) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.readString(file).contains(text)) {
                    return true;
                }
            }
        } catch (NoSuchFileException e) {
            // it is just being replaced
            return false;
        }
        return false;
    }
}
