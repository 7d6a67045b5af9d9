package org.todoku.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The pages of the product's own guide, in both languages. */
class GuidePagesTest {

    private static final Pattern HREF = Pattern.compile("href=\"([^\"]+)\"");
    private static final Path ENGLISH = bundle();
    private static final Path JAPANESE = ENGLISH.resolve("nl/ja");

    @Test
    void everyPageIsThereInBothLanguagesWithTheSameParts() throws IOException {
        Map<String, Page> english = pages(ENGLISH);
        Map<String, Page> japanese = pages(JAPANESE);
        assertTrue(english.size() >= 12, english.keySet()::toString);
        assertEquals(english.keySet(), japanese.keySet());
        english.forEach((name, page) -> {
            assertEquals(kinds(page), kinds(japanese.get(name)), name);
            assertEquals(page.title(), page.blocks().getFirst().words(), name);
            assertEquals(japanese.get(name).title(), japanese.get(name).blocks().getFirst().words(), name);
        });
    }

    @Test
    void pagesAreInTheirLanguage() throws IOException {
        Predicate<String> japanese = Pattern.compile("[\\u3040-\\u30ff\\u4e00-\\u9fff]").asPredicate();
        pages(JAPANESE).forEach((name, page) -> page.blocks().stream().filter(GuidePagesTest::isSentence)
                .forEach(block -> assertTrue(japanese.test(block.words()), () -> name + ": " + block.words())));
        pages(ENGLISH).forEach((name, page) -> page.blocks().stream().filter(block -> !name.equals("glossary.html"))
                .forEach(block -> assertFalse(japanese.test(block.words()), () -> name + ": " + block.words())));
    }

    @Test
    void everyLinkLeadsToAPage() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path language : List.of(ENGLISH, JAPANESE)) {
            Map<String, Page> pages = pages(language);
            pages.forEach((name, page) -> targets(page).forEach(target -> {
                String leads = Guide.resolve("/org.todoku.help/html/" + name, target);
                if (!pages.containsKey(Guide.withoutAnchor(leads).replace("/org.todoku.help/html/", ""))) {
                    broken.add(language + ": " + name + " -> " + target);
                }
            }));
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void contentsAndContextsLeadToPagesAndContentsToAllOfThem() throws IOException {
        for (Path language : List.of(ENGLISH, JAPANESE)) {
            var pages = pages(language).keySet();
            assertEquals(pages, named(language.resolve("toc.xml")), "contents");
            assertTrue(pages.containsAll(named(language.resolve("contexts.xml"))), "contexts");
        }
        assertEquals(ids(ENGLISH.resolve("contexts.xml")), ids(JAPANESE.resolve("contexts.xml")));
    }

    private static List<String> ids(Path contexts) throws IOException {
        return Pattern.compile("<context id=\"(\\w+)\"").matcher(Files.readString(contexts)).results().map(id -> id.group(1)).toList();
    }

    private static TreeSet<String> named(Path file) throws IOException {
        var names = new TreeSet<String>();
        HREF.matcher(Files.readString(file)).results().forEach(href -> names.add(href.group(1).replaceAll(".*html/", "")));
        return names;
    }

    private static List<String> kinds(Page page) {
        return page.blocks().stream().map(block -> switch (block) {
            case Page.Heading heading -> "h" + heading.level();
            case Page.Item item -> "item " + item.depth() + item.marker();
            case Page.Row row -> "row of " + row.cells().size();
            case Page.Paragraph paragraph -> "paragraph with " + targets(paragraph.spans()).size() + " links";
            case Page.Code code -> "code";
        }).toList();
    }

    private static boolean isSentence(Page.Block block) {
        return (block instanceof Page.Paragraph || block instanceof Page.Item || block instanceof Page.Row)
                && !block.words().startsWith("WSUS");
    }

    private static List<String> targets(Page page) {
        return page.blocks().stream().flatMap(block -> switch (block) {
            case Page.Heading heading -> heading.spans().stream();
            case Page.Item item -> item.spans().stream();
            case Page.Row row -> row.cells().stream().flatMap(List::stream);
            case Page.Paragraph paragraph -> paragraph.spans().stream();
            case Page.Code code -> Stream.<Page.Span>empty();
        }).map(Page.Span::target).filter(target -> !target.isEmpty()).toList();
    }

    private static List<String> targets(List<Page.Span> spans) {
        return spans.stream().map(Page.Span::target).filter(target -> !target.isEmpty()).toList();
    }

    private static Map<String, Page> pages(Path language) throws IOException {
        Map<String, Page> pages = new TreeMap<>();
        try (Stream<Path> files = Files.list(language.resolve("html"))) {
            for (Path file : files.toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    pages.put(file.getFileName().toString(), PageParser.parse(file.getFileName().toString(), in));
                }
            }
        }
        return pages;
    }

    private static Path bundle() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("bundles/org.todoku.help/toc.xml"))) {
                return at.resolve("bundles/org.todoku.help");
            }
        }
        throw new AssertionError("no bundle with the guide above " + Path.of("").toAbsolutePath());
    }
}
