package org.todoku.product;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.todoku.product.Manifest.Clause;
import org.todoku.product.SourceTree.SourceFile;

/** The rules that CONTRIBUTING.md states, as far as they can be seen in the sources. */
class HouseRulesTest {

    private static final int LONGEST_SOURCE = 600;
    private static final int LONGEST_LINE = 140;
    private static final String UI = "org.todoku.ui";

    private static final Pattern UI_TYPE = Pattern.compile("\\borg\\.eclipse\\.(?:ui|swt|jface|e4\\.ui|nebula)\\b");
    private static final Pattern UI_THREAD = Pattern.compile("(?:\\.|::)\\s*a?syncExec\\b");
    private static final Pattern STREAM = Pattern.compile("\\bSystem\\s*\\.\\s*(?:out|err)\\b");
    private static final Pattern TRACE = Pattern.compile("(?:\\.|::)\\s*printStack" + "Trace\\b");
    private static final Pattern BARE_TRACE = Pattern.compile("::\\s*printStack" + "Trace\\b|\\bprintStack" + "Trace\\s*\\(\\s*\\)");
    private static final Pattern INTERNAL = Pattern.compile("(?:^|\\.)internal(?:\\.|$)");
    private static final Pattern PLATFORM_PACKAGE = Pattern.compile("javax?\\..*|org\\.w3c\\..*|org\\.xml\\..*");
    private static final Pattern TEXT_KEY = Pattern.compile("[\">]%([\\w.-]+)[\"<]");
    private static final Pattern CLASS_NAME = Pattern.compile("\\b(?:class|defaultHandler)=\"([\\w.$]+)[^\"]*\"");
    private static final Pattern VIEW = Pattern.compile("<view\\b[^>]*?\\sid=\"([^\"]+)\"");
    private static final Pattern VIEW_ID = Pattern.compile("\"(org\\.todoku\\.[\\w.]+\\.view)\"");
    private static final Pattern GENERATED = Pattern.compile("^\\s*\\*\\s*@generated\\b");
    private static final Pattern HOST = Pattern.compile("https?://([\\w-]+(?:\\.[\\w-]+)*)");

    /** Names of namespaces; nothing is fetched from them. */
    private static final Set<String> NAMESPACES = Set.of("www.w3.org", "maven.apache.org", "www.eclipse.org", "json-schema.org");
    private static final Pattern REGISTRY = Pattern.compile(
            "(?i)\\b(?:arti" + "factory|j" + "frog|sona" + "type|nex" + "us|repo1?\\.maven|maven\\.o" + "rg|npm" + "js|py" + "pi)\\b");
    /** The home of the user "me" stands for any. */
    private static final Pattern MACHINE_PATH = Pattern.compile(
            "(?<![\\w.})-])/(?:work|tmp|root|(?:home|Users)/(?!me\\b)\\w+)/|\\b[A-Za-z]:\\\\{1,2}Users\\\\{1,2}(?!me\\b)");

    private static SourceTree tree;
    private static List<Manifest> manifests;
    private static List<String> order;

    @BeforeAll
    static void readSources() throws IOException {
        tree = SourceTree.read(Product.root());
        manifests = tree.files(file -> file.name().equals("MANIFEST.MF")).stream().map(Manifest::new).toList();
        order = Pattern.compile("(?m)^\\| `(org\\.todoku[^`]*)` \\|").matcher(Files.readString(Product.root().resolve("CONTRIBUTING.md")))
                .results().map(row -> row.group(1)).toList();
        assertTrue(order.contains(UI) && order.contains("org.todoku.ui.*"), "the table of bundles in CONTRIBUTING.md: " + order);
        assertFalse(manifests.isEmpty() || tree.java().isEmpty(), "no sources below " + Product.root());
    }

    @Test
    void bundlesDependOnlyOnBundlesAboveThem() {
        List<String> found = new ArrayList<>();
        for (Manifest manifest : bundleManifests()) {
            Clause name = manifest.clauses("Bundle-SymbolicName").getFirst();
            boolean test = manifest.file().isTest();
            if (!test && rank(name.name()) < 0) {
                found.add(manifest.at(name, name.name() + " is not in the table of CONTRIBUTING.md"));
            }
            for (Clause required : manifest.clauses("Require-Bundle")) {
                boolean ours = required.name().startsWith("org.todoku.");
                boolean above = rank(required.name()) >= 0 && (test || rank(required.name()) < rank(name.name()));
                if (ours && (!above || required.name().contains(".tests"))) {
                    found.add(manifest.at(required, name.name() + " requires " + required.name() + ", which is not above it"));
                }
            }
            for (Clause imported : manifest.clauses("Import-Package")) {
                if (imported.name().startsWith("org.todoku.")) {
                    found.add(manifest.at(imported, imported.name() + ": bundles of the house are required, not imported"));
                }
            }
        }
        assertNone("A bundle may depend only on bundles above it in the table of CONTRIBUTING.md; views not on each other", found);
    }

    @Test
    void headlessBundlesDoNotNameTheUserInterface() {
        List<String> found = new ArrayList<>();
        for (Manifest manifest : bundleManifests()) {
            if (isHeadless(manifest.name())) {
                Stream.of("Require-Bundle", "Import-Package").flatMap(header -> manifest.clauses(header).stream())
                        .filter(clause -> HeadlessBundlesTest.userInterface(clause.name()))
                        .forEach(clause -> found.add(manifest.at(clause, clause.name())));
            }
        }
        tree.java().stream().filter(file -> isHeadless(file.bundle())).forEach(file -> found.addAll(file.matches(UI_TYPE)));
        assertNone("Everything above " + UI + " runs without a window", found);
    }

    @Test
    void onlyUiThreadGoesToTheUiThread() {
        String uiThread = "bundles/" + UI + "/src/org/todoku/ui/UiThread.java";
        assertTrue(tree.has(uiThread), uiThread);
        assertNone("Only UiThread calls asyncExec, nobody calls syncExec",
                code(file -> !file.isTest() && !file.path().equals(uiThread), UI_THREAD));
    }

    @Test
    void onlyTheCommandLineWritesToTheStandardStreams() {
        assertNone("Only org.todoku.cli writes to the standard streams",
                code(file -> !file.isTest() && !file.bundle().equals("org.todoku.cli"), STREAM));
    }

    @Test
    void stackTracesAreLogged() {
        Set<String> found = new TreeSet<>(code(file -> true, BARE_TRACE));
        found.addAll(code(file -> !file.bundle().equals("org.todoku.cli"), TRACE));
        assertNone("Problems are logged; only org.todoku.cli prints a trace, to a stream it names", found);
    }

    @Test
    void sourcesAreShort() {
        assertNone("No source has more than " + LONGEST_SOURCE + " lines", tree.java().stream()
                .filter(file -> file.lines().size() > LONGEST_SOURCE)
                .map(file -> file.at(LONGEST_SOURCE + 1, file.lines().size() + " lines")).toList());
        assertNone("No line has more than " + LONGEST_LINE + " characters", tree.java().stream()
                .flatMap(file -> file.lines(line -> width(line) > LONGEST_LINE).stream()).toList());
    }

    @Test
    void packagesSayWhatTheyAreAndAreNullMarked() {
        List<SourceFile> sources = tree.java().stream().filter(file -> !file.bundle().isEmpty()).toList();
        Set<String> described = sources.stream().filter(file -> file.name().equals("package-info.java"))
                .map(HouseRulesTest::packageOf).collect(Collectors.toSet());
        Set<String> found = new TreeSet<>();
        for (SourceFile file : sources) {
            if (!described.contains(packageOf(file))) {
                found.add(file.path().replaceAll("/[^/]*$", "/package-info.java") + ":1: is missing");
            } else if (file.name().equals("package-info.java")) {
                if (!file.text().contains("/**")) {
                    found.add(file.at(1, "does not say what the package is"));
                }
                if (isHeadless(file.bundle()) && !Pattern.compile("(?m)^@(?:[\\w.]+\\.)?NullMarked\\b").matcher(file.text()).find()) {
                    found.add(file.at(1, "is not @NullMarked"));
                }
            }
        }
        assertNone("Every package has a package-info.java with one sentence, in headless bundles with @NullMarked", found);
    }

    @Test
    void everyTextIsThereInBothLanguages() throws IOException {
        List<String> found = new ArrayList<>();
        int pairs = 0;
        for (SourceFile file : tree.files(TextBundle::isTexts)) {
            String counterpart = TextBundle.counterpart(file);
            TextBundle texts = new TextBundle(file);
            found.addAll(texts.repeated());
            if (!tree.has(counterpart)) {
                found.add(file.at(1, "there is no " + counterpart));
                continue;
            }
            TextBundle other = new TextBundle(tree.files(one -> one.path().equals(counterpart)).getFirst());
            found.addAll(texts.missingIn(other));
            found.addAll(texts.empty(other));
            if (!TextBundle.isJapanese(file)) {
                found.addAll(texts.otherPlaceholders(other));
                pairs++;
            }
        }
        assertTrue(pairs > 0, "no texts below " + tree.root());
        assertNone("Every text exists in English and Japanese, with the same placeholders", found);
    }

    @Test
    void textsNamedInDescriptorsExist() throws IOException {
        List<String> found = new ArrayList<>();
        for (SourceFile file : tree.files(one -> List.of("plugin.xml", "fragment.xml", "feature.xml").contains(one.name()))) {
            String texts = file.path().replaceAll("(?:plugin|fragment)\\.xml$", "plugin.properties")
                    .replaceAll("feature\\.xml$", "feature.properties");
            TextBundle known = textsAt(texts);
            named(file, TEXT_KEY, key -> known == null || !known.has(key)).forEach(key -> found.add(key + " is not in " + texts));
        }
        for (Manifest manifest : manifests) {
            String base = manifest.file().path().replaceAll("META-INF/MANIFEST\\.MF$", "");
            String texts = base + manifest.clauses("Bundle-Localization").stream().map(Clause::name).findFirst()
                    .orElse("OSGI-INF/l10n/bundle")
                    + ".properties";
            TextBundle known = textsAt(texts);
            for (String header : List.of("Bundle-Name", "Bundle-Vendor", "Bundle-Description")) {
                manifest.clauses(header).stream().filter(value -> value.name().startsWith("%"))
                        .filter(value -> known == null || !known.has(value.name().substring(1)))
                        .forEach(value -> found.add(manifest.at(value, value.name() + " is not in " + texts)));
            }
        }
        assertNone("Every %key of a descriptor has a text", found);
    }

    @Test
    void dependenciesHaveClosedVersionRanges() {
        List<String> found = new ArrayList<>();
        for (Manifest manifest : manifests) {
            Stream.of("Require-Bundle", "Import-Package").flatMap(header -> manifest.clauses(header).stream())
                    .filter(clause -> !PLATFORM_PACKAGE.matcher(clause.name()).matches() && !clause.hasClosedRange())
                    .forEach(clause -> found.add(manifest.at(clause, clause.name())));
        }
        assertNone("Every required bundle and every imported package that is not Java's own has a version range with both ends", found);
    }

    @Test
    void internalPackagesAreNotExported() {
        List<String> found = new ArrayList<>();
        for (Manifest manifest : manifests) {
            manifest.clauses("Export-Package").stream().filter(clause -> INTERNAL.matcher(clause.name()).find())
                    .forEach(clause -> found.add(manifest.at(clause, clause.name())));
        }
        assertNone("Internal packages stay inside", found);
    }

    @Test
    void classesNamedInDescriptorsExist() {
        Set<String> classes = tree.java().stream().map(file -> packageOf(file) + "." + file.name().replace(".java", ""))
                .collect(Collectors.toSet());
        Set<String> packages = tree.java().stream().map(HouseRulesTest::packageOf).collect(Collectors.toSet());
        List<String> found = new ArrayList<>();
        for (SourceFile file : tree.files(one -> List.of("plugin.xml", "fragment.xml").contains(one.name()))) {
            found.addAll(named(file, CLASS_NAME, name -> isOurs(name, packages) && !classes.contains(name.replaceAll("\\$.*", ""))));
        }
        for (Manifest manifest : manifests) {
            manifest.clauses("Bundle-Activator").stream().filter(activator -> !classes.contains(activator.name()))
                    .forEach(activator -> found.add(manifest.at(activator, activator.name())));
        }
        assertNone("Every class that a plugin.xml or a manifest names exists", found);
    }

    @Test
    void viewsNamedInCodeExist() {
        Set<String> views = new HashSet<>();
        tree.files(file -> file.name().equals("plugin.xml"))
                .forEach(file -> VIEW.matcher(file.text()).results().forEach(view -> views.add(view.group(1))));
        assertFalse(views.isEmpty(), "no views in any plugin.xml");
        List<String> found = new ArrayList<>();
        for (SourceFile file : tree.files(one -> one.under("bundles") && (one.isJava() || one.name().equals("plugin.xml")))) {
            found.addAll(named(file, VIEW_ID, id -> !views.contains(id)));
        }
        assertNone("Every view id that is used belongs to a view in a plugin.xml: " + new TreeSet<>(views), found);
    }

    @Test
    void filesNameNoRegistryAndNoPlaceOfAMachine() {
        List<String> found = new ArrayList<>();
        for (SourceFile file : tree.files(one -> !one.isBinary())) {
            found.addAll(file.matches(REGISTRY));
            found.addAll(file.matches(MACHINE_PATH));
            if (!file.under("bundles") && !file.isJava() && !file.name().endsWith(".md")) {
                found.addAll(named(file, HOST, host -> !NAMESPACES.contains(host)));
            }
        }
        assertNone("Where artifacts come from and where a checkout lies is a matter of the machine", found);
    }

    @Test
    void generatedModelCodeIsNotKept() throws IOException, InterruptedException {
        assertTrue(Files.readAllLines(tree.root().resolve(".gitignore")).contains("src-gen/"), ".gitignore does not name src-gen/");
        assertNone("Generated code is written by the build",
                tree.java().stream().flatMap(file -> file.matches(GENERATED).stream()).toList());
        if (Files.exists(tree.root().resolve(".git")) && isOnPath("git")) {
            Product.Outcome kept = Product.process(tree.root(), List.of("git", "ls-files", "--", "*src-gen/*"), Map.of());
            // Git refuses a checkout of another user; then .gitignore has to do.
            assertTrue(kept.exit() != 0 || kept.out().isBlank(), "Generated code is in git:\n" + kept);
        }
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static List<Manifest> bundleManifests() {
        return manifests.stream().filter(manifest -> manifest.file().under("bundles")).toList();
    }

    /** The row of the bundle in the table, or -1. */
    private static int rank(String bundle) {
        int own = order.indexOf(bundle);
        return own >= 0 || !bundle.startsWith(UI + ".") || bundle.contains(".tests") ? own : order.indexOf(UI + ".*");
    }

    private static boolean isHeadless(String bundle) {
        return rank(bundle) >= 0 && rank(bundle) < order.indexOf(UI);
    }

    /** Findings in code, not in the text of comments. */
    private static List<String> code(Predicate<SourceFile> where, Pattern pattern) {
        return tree.java().stream().filter(where).flatMap(file -> file.lines(line -> {
            String start = line.stripLeading();
            return !start.startsWith("*") && !start.startsWith("/*") && !start.startsWith("//") && pattern.matcher(line).find();
        }).stream()).toList();
    }

    /** What the first group of the pattern matches and the filter lets through. */
    private static List<String> named(SourceFile file, Pattern pattern, Predicate<String> wanted) {
        List<String> found = new ArrayList<>();
        List<String> lines = file.lines();
        for (int i = 0; i < lines.size(); i++) {
            int line = i + 1;
            pattern.matcher(lines.get(i)).results().map(match -> match.group(1)).filter(wanted)
                    .forEach(name -> found.add(file.at(line, name)));
        }
        return found;
    }

    private static String packageOf(SourceFile file) {
        Matcher name = Pattern.compile("(?m)^package ([\\w.]+);").matcher(file.text());
        return name.find() ? name.group(1) : "";
    }

    private static boolean isOurs(String className, Set<String> packages) {
        int dot = className.lastIndexOf('.');
        return className.startsWith("org.todoku.") || dot > 0 && packages.contains(className.substring(0, dot));
    }

    private static TextBundle textsAt(String path) throws IOException {
        List<SourceFile> file = tree.files(one -> one.path().equals(path));
        return file.isEmpty() ? null : new TextBundle(file.getFirst());
    }

    /** A tab is as wide as the four spaces that the house uses. */
    private static int width(String line) {
        return line.replace("\t", "    ").codePointCount(0, line.replace("\t", "    ").length());
    }

    private static void assertNone(String rule, Collection<String> found) {
        assertTrue(found.isEmpty(), () -> rule + ". " + found.size() + " to mend:\n  " + String.join("\n  ", found));
    }
}
