package org.todoku.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.xml.stream.XMLStreamException;

import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/**
 * What a person wrote as Markdown, made harmless: HTML in it is text, nothing is fetched, links lead to web and mail addresses only, its
 * headings stand below those of the report.
 */
public final class NoteText {

    private static final int DEEPEST = 40;
    private static final int LOWEST_HEADING = 6;
    private static final Parser PARSER = Parser.builder().maxOpenBlockParsers(DEEPEST).maxInlineNesting(DEEPEST).build();
    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder().build();

    private final Node root;

    /** @param level of the heading above it; 0 where there is none */
    public NoteText(String markdown, int level) {
        root = PARSER.parse(Plain.xml(markdown));
        harmless(root, level);
    }

    /** The document, with nothing in it but harmless nodes; not to be changed. */
    public Node root() {
        return root;
    }

    /** The same as Markdown, without a line break at its end. */
    String markdown() {
        return RENDERER.render(root).stripTrailing();
    }

    void html(Markup out) throws XMLStreamException {
        children(out, root);
    }

    private static List<Node> children(Node parent) {
        List<Node> all = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            all.add(child);
        }
        return all;
    }

    private static void harmless(Node parent, int level) {
        for (Node node : children(parent)) {
            harmless(node, level);
            switch (node) {
                case HtmlBlock html -> replace(html, paragraph(html.getLiteral()));
                case HtmlInline html -> replace(html, text(html.getLiteral()));
                case Heading heading -> heading.setLevel(Math.min(LOWEST_HEADING, heading.getLevel() + level));
                case Image image -> {
                    // alternative text and address are told; nothing is loaded
                    List<Node> shown = new ArrayList<>(children(image));
                    shown.addAll(text(" (" + image.getDestination() + ")"));
                    replace(image, shown);
                }
                case Link link when !isSafe(link.getDestination()) -> {
                    List<Node> shown = new ArrayList<>(children(link));
                    shown.addAll(text(" (" + link.getDestination() + ")"));
                    replace(link, shown);
                }
                case LinkReferenceDefinition unused -> unused.unlink();
                default -> {
                    // as it is
                }
            }
        }
    }

    private static boolean isSafe(String destination) {
        String lower = destination.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://") || lower.startsWith("mailto:");
    }

    private static void replace(Node old, List<Node> others) {
        others.forEach(old::insertBefore);
        old.unlink();
    }

    private static List<Node> paragraph(String literal) {
        var paragraph = new Paragraph();
        text(literal).forEach(paragraph::appendChild);
        return List.of(paragraph);
    }

    private static List<Node> text(String literal) {
        List<Node> lines = new ArrayList<>();
        for (String line : literal.strip().split("\\R")) {
            if (!lines.isEmpty()) {
                lines.add(new SoftLineBreak());
            }
            lines.add(new Text(literal.startsWith(" ") && lines.isEmpty() ? " " + line.strip() : line.strip()));
        }
        return lines;
    }

    private void children(Markup out, Node parent) throws XMLStreamException {
        for (Node child : children(parent)) {
            write(out, child);
        }
    }

    private void write(Markup out, Node node) throws XMLStreamException {
        switch (node) {
            case Text text -> out.text(text.getLiteral());
            case SoftLineBreak soft -> out.text("\n");
            case HardLineBreak hard -> out.empty("br");
            case Code code -> out.text("code", code.getLiteral());
            case Emphasis emphasis -> out.element("em", inside -> children(inside, emphasis));
            case StrongEmphasis strong -> out.element("strong", inside -> children(inside, strong));
            case Link link -> out.element("a", inside -> children(inside, link), "href", link.getDestination(), "rel", "noreferrer");
            case Paragraph paragraph -> paragraph(out, paragraph);
            case Heading heading -> out.element("h" + heading.getLevel(), inside -> children(inside, heading));
            case BlockQuote quote -> out.element("blockquote", inside -> children(inside, quote));
            case BulletList list -> out.element("ul", inside -> children(inside, list));
            case OrderedList list -> out.element("ol", inside -> children(inside, list), "start", start(list));
            case ListItem item -> out.element("li", inside -> children(inside, item));
            case FencedCodeBlock code -> out.element("pre", pre -> pre.text("code", code.getLiteral()));
            case IndentedCodeBlock code -> out.element("pre", pre -> pre.text("code", code.getLiteral()));
            case ThematicBreak line -> out.empty("hr");
            default -> children(out, node);
        }
    }

    private static String start(OrderedList list) {
        Integer start = list.getMarkerStartNumber();
        return start == null ? "1" : start.toString();
    }

    /** Items of a tight list stand without paragraphs. */
    private void paragraph(Markup out, Paragraph paragraph) throws XMLStreamException {
        if (paragraph.getParent() instanceof ListItem item && item.getParent() instanceof ListBlock list && list.isTight()) {
            children(out, paragraph);
        } else {
            out.element("p", inside -> children(inside, paragraph));
        }
    }
}
