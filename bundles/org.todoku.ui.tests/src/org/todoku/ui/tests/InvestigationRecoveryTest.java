package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IStartup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.todoku.model.InvestigationStore;
import org.todoku.model.investigation.Investigation;

/** What was not saved when the workbench was killed is there at the next start. A crash leaves what is remembered: it is put back. */
@WorkbenchTest
class InvestigationRecoveryTest {

    private static final String BUNDLE = "org.todoku.ui.investigation";
    private static final boolean JAPANESE = Locale.getDefault().getLanguage().equals("ja");

    private final Todoku todoku = new Todoku();

    @TempDir
    Path folder;

    @AfterEach
    void close() throws IOException {
        todoku.page().closeAllEditors(false);
        Waiting.until("the place for documents to go", () -> !todoku.page().isEditorAreaVisible(), () -> "it is there");
        for (Path file : setAside()) {
            Files.delete(file);
        }
    }

    private static List<Path> setAside() throws IOException {
        try (Stream<Path> files = Files.exists(recovery()) ? Files.list(recovery()) : Stream.of()) {
            return files.filter(each -> each.toString().endsWith(".unreadable")).toList();
        }
    }

    @Test
    void aDocumentAndItsCopyComeBackEachWithItsOwnChanges() throws Exception {
        Investigation document = InvestigationStore.create("Case", todoku.session().clock());
        Path first = folder.resolve("first.todoku");
        Path copy = folder.resolve("copy.todoku");
        for (Path file : List.of(first, copy)) {
            InvestigationStore.save(file, InvestigationStore.bytes(document), "");
            InvestigationPage page = InvestigationPage.open(todoku, file);
            Waiting.untilEquals("Case", page::title);
            page.type("title", "Changed in " + file.getFileName());
        }
        crash(Set.of("Changed in first.todoku", "Changed in copy.todoku"));
        start();
        for (Path file : List.of(first, copy)) {
            InvestigationPage page = shown(file.getFileName().toString());
            Waiting.untilEquals("Changed in " + file.getFileName(), page::title);
            assertTrue(page.banner().startsWith(JAPANESE ? "プログラムの終了時に保存されて" : "These changes were not saved"), page::banner);
            page.save();
            assertEquals("Changed in " + file.getFileName(), InvestigationStore.load(file).investigation().getTitle());
        }
        assertEquals(Set.of(), remembered(), "it is saved");
    }

    @Test
    void whatWasNeverSavedIsOpenAgain() throws Exception {
        todoku.run(BUNDLE + ".new");
        InvestigationPage page = new InvestigationPage(todoku);
        page.type("title", "Never saved");
        crash(Set.of("Never saved"));
        start();
        InvestigationPage again = new InvestigationPage(todoku);
        Waiting.untilEquals("Never saved", again::title);
        assertTrue(again.dirty());
        again.close();
        assertEquals(Set.of(), remembered(), "who closes without saving does not want it");
        start();
        Waiting.settle();
        assertEquals(0, todoku.page().getEditorReferences().length);
    }

    @Test
    void changesThatCannotBeReadDoNotKeepTheSavedDocumentAway() throws Exception {
        Path file = folder.resolve("case.todoku");
        InvestigationStore.save(file, InvestigationStore.bytes(InvestigationStore.create("Saved", todoku.session().clock())), "");
        InvestigationPage page = InvestigationPage.open(todoku, file);
        Waiting.untilEquals("Saved", page::title);
        page.type("title", "Changed");
        crash(Set.of("Changed"));
        damage();
        start();
        InvestigationPage again = shown("case.todoku");
        Waiting.untilEquals("Saved", again::title);
        assertTrue(again.banner().contains(setAside().getFirst().toString()), again::banner);
        assertFalse(again.dirty());
        Todoku.screenshot("investigation-lost");
        again.close();
        start();
        assertEquals(0, todoku.page().getEditorReferences().length, "it is not offered again");
    }

    @Test
    void whatWasNeverSavedAndCannotBeReadIsToldOnce() throws Exception {
        todoku.run(BUNDLE + ".new");
        new InvestigationPage(todoku).type("title", "Never saved");
        crash(Set.of("Never saved"));
        damage();
        start();
        InvestigationPage again = new InvestigationPage(todoku);
        Waiting.until("that it cannot be read", () -> again.seen().toString().contains(".unreadable"), again::seen);
        String aside = setAside().getFirst().toString();
        assertTrue(again.seen().toString().contains(aside), () -> aside + ": " + again.seen());
        again.close();
        start();
        assertEquals(0, todoku.page().getEditorReferences().length, "it is not offered again");
    }

    /** Half of everything that is remembered is lost. */
    private static void damage() throws IOException {
        try (Stream<Path> files = Files.list(recovery())) {
            for (Path file : files.filter(each -> each.toString().endsWith(".todoku")).toList()) {
                byte[] content = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(content, content.length / 2));
            }
        }
    }

    /** Waits until all is remembered; afterwards no editor is open and what they remembered is there. */
    private void crash(Set<String> titles) throws IOException {
        Waiting.untilEquals(titles, this::remembered);
        Path saved = Files.createDirectory(folder.resolve("remembered"));
        copy(recovery(), saved);
        todoku.page().closeAllEditors(false);
        Waiting.settle();
        copy(saved, recovery());
    }

    private static Path recovery() {
        return Platform.getStateLocation(FrameworkUtil.getBundle(bundle())).toPath().resolve("recovery");
    }

    private static Class<?> bundle() {
        try {
            return Platform.getBundle(BUNDLE).loadClass(BUNDLE + ".InvestigationEditor");
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Titles of what is remembered. */
    private Set<String> remembered() {
        Set<String> titles = new TreeSet<>();
        try (Stream<Path> files = Files.exists(recovery()) ? Files.list(recovery()) : Stream.of()) {
            for (Path file : files.filter(each -> each.toString().endsWith(".todoku")).toList()) {
                titles.add(InvestigationStore.load(file).investigation().getTitle());
            }
        } catch (NoSuchFileException e) {
            return Set.of("is being written");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return titles;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** As the workbench does when it starts. */
    private static void start() throws CoreException {
        for (IConfigurationElement element : Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui", "startup")) {
            if (element.getContributor().getName().equals(BUNDLE)) {
                ((IStartup) element.createExecutableExtension("class")).earlyStartup();
            }
        }
        Waiting.settle();
    }

    private InvestigationPage shown(String name) {
        IEditorPart editor = Waiting.until(name, () -> Arrays.stream(todoku.page().getEditorReferences())
                .filter(each -> each.getName().equals(name)).findFirst().map(each -> each.getEditor(true)),
                () -> Arrays.stream(todoku.page().getEditorReferences()).map(IEditorReference::getName).toList());
        todoku.page().activate(editor);
        return new InvestigationPage(todoku);
    }
}
