package org.todoku.ui.help;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A page of a guide, as it is shown.
 *
 * @param href where it stands, {@code /BUNDLE/PATH}
 * @param blocks what stands below each other
 */
record Page(String href, String title, List<Block> blocks) {

    /** How a span looks. */
    enum Look {
        PLAIN, STRONG, CODE
    }

    /**
     * Words in a line.
     *
     * @param target what a link leads to, as written in the page; empty for other words
     */
    record Span(String text, Look look, String target) {
    }

    /** Something that begins a line of its own. */
    sealed interface Block {

        /** Its words without their looks. */
        String words();
    }

    /** @param id under which links find it; may be empty */
    record Heading(int level, String id, List<Span> spans) implements Block {
        @Override
        public String words() {
            return Page.words(spans);
        }
    }

    record Paragraph(List<Span> spans) implements Block {
        @Override
        public String words() {
            return Page.words(spans);
        }
    }

    /**
     * Part of a list.
     *
     * @param depth 1 for a list that is in no other
     * @param marker bullet or number; empty for a further paragraph of the same part
     */
    record Item(int depth, String marker, List<Span> spans) implements Block {
        @Override
        public String words() {
            return Page.words(spans);
        }
    }

    /** Lines to be typed or copied as they are. */
    record Code(String text) implements Block {
        @Override
        public String words() {
            return text;
        }
    }

    /** A line of a table. */
    record Row(boolean heading, List<List<Span>> cells) implements Block {
        @Override
        public String words() {
            return cells.stream().map(Page::words).collect(Collectors.joining(" – "));
        }
    }

    private static String words(List<Span> spans) {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }
}
