package org.todoku.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;
import org.todoku.ui.help.Page.Block;
import org.todoku.ui.help.Page.Look;
import org.todoku.ui.help.Page.Span;

/**
 * Reads a page written in XHTML: headings, paragraphs, lists, tables, links, strong words and code. The words of other elements are
 * kept, scripts and styles are not. A document type is passed over; entities that it declares are not known.
 */
final class PageParser {

    private static final int LONGEST = 1_000_000;
    private static final int DEEPEST = 60;
    private static final Set<String> SILENT = Set.of("script", "style", "head", "object", "iframe");

    private final List<Block> blocks = new ArrayList<>();
    /** The numbers of the lists around; 0 for a list with bullets. */
    private final Deque<Integer> lists = new ArrayDeque<>();
    private List<Span> spans = new ArrayList<>();
    private Function<List<Span>, Block> form = Page.Paragraph::new;
    private @Nullable List<List<Span>> cells;
    private boolean headings;
    private int strong;
    private int code;
    private boolean literal;
    private String target = "";
    private String title = "";

    private PageParser() {
    }

    /**
     * @param href where the page stands
     * @throws IOException when it cannot be read or is not XHTML; the message says where
     */
    static Page parse(String href, InputStream in) throws IOException {
        return read(href, in, reader -> {
            var parser = new PageParser();
            parser.read(reader);
            return new Page(href, parser.title, List.copyOf(parser.blocks));
        });
    }

    /** Makes something of XML. */
    @FunctionalInterface
    interface Reading<T> {

        T of(XMLStreamReader reader) throws XMLStreamException;
    }

    /**
     * Reads XML without anything that it may refer to.
     *
     * @throws IOException when it cannot be read or is too long; the message says where
     */
    static <T> T read(String href, InputStream in, Reading<T> reading) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        byte[] bytes = in.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new IOException(Messages.bind(Messages.Page_tooLong, href));
        }
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new java.io.ByteArrayInputStream(bytes));
            try {
                return reading.of(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new IOException(Messages.bind(Messages.Page_notReadable, href, line), e);
        }
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        int depth = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String name = reader.getLocalName().toLowerCase(Locale.ROOT);
                    if (++depth > DEEPEST) {
                        throw new XMLStreamException("More than " + DEEPEST + " elements in each other", reader.getLocation());
                    }
                    if (SILENT.contains(name)) {
                        skip(reader);
                        depth--;
                    } else {
                        begin(name, reader);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    end(reader.getLocalName().toLowerCase(Locale.ROOT));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> words(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> words("nbsp".equals(reader.getLocalName()) ? "\u00a0"
                        : "&" + reader.getLocalName() + ";");
                default -> { }
            }
        }
        flush();
    }

    /** Passes over an element, but for the title in the head. */
    private void skip(XMLStreamReader reader) throws XMLStreamException {
        boolean titled = false;
        for (int open = 1; open > 0;) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open++;
                titled = reader.getLocalName().equalsIgnoreCase("title");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
                titled = false;
            } else if (titled && event == XMLStreamConstants.CHARACTERS) {
                title += reader.getText().strip();
            }
        }
    }

    private void begin(String name, XMLStreamReader reader) {
        switch (name) {
            case "h1", "h2", "h3", "h4" -> {
                flush();
                String id = attribute(reader, "id");
                int level = name.charAt(1) - '0';
                form = words -> new Page.Heading(level, id, words);
            }
            case "p", "div", "dl", "dd", "blockquote", "table" -> flush();
            case "ul" -> {
                flush();
                lists.push(0);
            }
            case "ol" -> {
                flush();
                lists.push(1);
            }
            case "li" -> {
                flush();
                String marker = "•";
                if (!lists.isEmpty() && lists.peek() > 0) {
                    int number = lists.pop();
                    marker = number + ".";
                    lists.push(number + 1);
                }
                String bullet = marker;
                int depth = lists.size();
                form = words -> new Page.Item(depth, bullet, words);
            }
            case "pre" -> {
                flush();
                literal = true;
            }
            case "tr" -> {
                flush();
                cells = new ArrayList<>();
                headings = false;
            }
            case "th", "td" -> {
                spans = new ArrayList<>();
                headings |= name.equals("th");
            }
            case "strong", "b", "em", "i", "dt" -> strong++;
            case "code", "kbd", "samp" -> code++;
            case "a" -> target = attribute(reader, "href");
            case "br" -> spans.add(new Span("\n", Look.PLAIN, ""));
            default -> { }
        }
    }

    private void end(String name) {
        switch (name) {
            case "h1", "h2", "h3", "h4", "p", "div", "dd", "dl", "li", "blockquote" -> flush();
            case "ul", "ol" -> {
                flush();
                lists.poll();
            }
            case "pre" -> {
                String text = String.join("", spans.stream().map(Span::text).toList()).stripIndent().strip();
                spans = new ArrayList<>();
                literal = false;
                if (!text.isEmpty()) {
                    blocks.add(new Page.Code(text));
                }
            }
            case "th", "td" -> {
                if (cells != null) {
                    cells.add(trimmed());
                    spans = new ArrayList<>();
                }
            }
            case "tr" -> {
                if (cells != null) {
                    blocks.add(new Page.Row(headings, List.copyOf(cells)));
                    cells = null;
                }
            }
            case "strong", "b", "em", "i", "dt" -> strong--;
            case "code", "kbd", "samp" -> code--;
            case "a" -> target = "";
            default -> { }
        }
    }

    private void words(String text) {
        Look look = code > 0 ? Look.CODE : strong > 0 ? Look.STRONG : Look.PLAIN;
        String words = literal ? text : oneSpace(text);
        if (!words.isEmpty()) {
            spans.add(new Span(words, look, target));
        }
    }

    /** Space between words as a browser shows it; where a line breaks between two Japanese characters there is none. */
    private static String oneSpace(String text) {
        return text.replaceAll("(?<=[\\u3000-\\u30ff\\u4e00-\\u9fff\\uff00-\\uffef])[ \\t]*[\\r\\n]\\s*(?=[\\u3000-\\u30ff\\u4e00-\\u9fff"
                + "\\uff00-\\uffef])", "").replaceAll("[ \\t\\r\\n]+", " ");
    }

    private void flush() {
        if (cells != null) {
            return;
        }
        List<Span> words = trimmed();
        spans = new ArrayList<>();
        if (!words.isEmpty()) {
            blocks.add(form.apply(words));
        }
        int depth = lists.size();
        form = depth == 0 ? Page.Paragraph::new : more -> new Page.Item(depth, "", more);
    }

    /** The present spans without space at their ends. */
    private List<Span> trimmed() {
        List<Span> words = new ArrayList<>(spans);
        while (!words.isEmpty() && words.getFirst().text().isBlank()) {
            words.removeFirst();
        }
        while (!words.isEmpty() && words.getLast().text().isBlank()) {
            words.removeLast();
        }
        if (!words.isEmpty()) {
            Span first = words.getFirst();
            words.set(0, new Span(first.text().stripLeading(), first.look(), first.target()));
            Span last = words.getLast();
            words.set(words.size() - 1, new Span(last.text().stripTrailing(), last.look(), last.target()));
        }
        return List.copyOf(words);
    }

    private static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value.strip();
    }
}
