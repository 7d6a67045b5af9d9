package org.todoku.ui.investigation;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.eclipse.jface.resource.FontRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Font;
import org.todoku.report.NoteText;
import org.todoku.ui.RichContent;
import org.todoku.ui.Tone;

/**
 * Writes Markdown as a page to read. As in reports, HTML is text, nothing is fetched, and only web and mail addresses are links. For one
 * page and the UI thread.
 */
final class MarkdownText {

    /** Characters that are shown; the rest would only make the page slow. */
    static final int LONGEST = 30_000;

    /** Characters of a line, after which it is broken though nobody did: laying out a line takes the square of its length. */
    private static final int WIDEST = 1000;

    private static final int GAP = 8;
    private static final int INDENT = 18;

    /** How text is shown that stands within something. */
    private record Look(boolean bold, boolean italic, Font heading, Tone tone, boolean table) {

        Look strong() {
            return new Look(true, italic, heading, tone, table);
        }

        Look leaning() {
            return new Look(bold, true, heading, tone, table);
        }

        Font font() {
            FontRegistry fonts = JFaceResources.getFontRegistry();
            return heading != null ? heading : table ? JFaceResources.getTextFont() : bold ? fonts.getBold(JFaceResources.DEFAULT_FONT)
                    : italic ? fonts.getItalic(JFaceResources.DEFAULT_FONT) : null;
        }
    }

    private final RichContent out;
    private final Consumer<String> follow;
    private int links;
    private int column;

    private MarkdownText(RichContent out, Consumer<String> follow) {
        this.out = out;
        this.follow = follow;
    }

    /** @param follow takes the address of a link that the user wants to follow */
    static void write(String markdown, RichContent out, Consumer<String> follow) {
        if (markdown.isBlank()) {
            out.muted(0, Messages.Preview_empty);
            return;
        }
        boolean cut = markdown.length() > LONGEST;
        new MarkdownText(out, follow).blocks(new NoteText(cut ? markdown.substring(0, LONGEST) : markdown, 0).root(), Tone.PLAIN);
        if (cut) {
            out.muted(GAP, Messages.bind(Messages.Preview_cut, LONGEST));
        }
    }

    private static List<Node> children(Node parent) {
        return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNext).toList();
    }

    private void blocks(Node parent, Tone tone) {
        children(parent).forEach(node -> block(node, tone));
    }

    private void block(Node node, Tone tone) {
        switch (node) {
            case Heading heading -> out.paragraph(GAP + 4, () -> paragraph(heading, new Look(true, false, font(heading), tone, false)));
            case Paragraph paragraph -> out.paragraph(GAP, () -> paragraph(paragraph, look(paragraph, tone)));
            case BlockQuote quote -> out.indented(INDENT, () -> blocks(quote, Tone.MUTED));
            case ListBlock list -> list(list, tone);
            case FencedCodeBlock code -> code(code.getLiteral());
            case IndentedCodeBlock code -> code(code.getLiteral());
            case ThematicBreak line -> out.muted(GAP, "─".repeat(30));
            default -> blocks(node, tone);
        }
    }

    private static Font font(Heading heading) {
        return switch (heading.getLevel()) {
            case 1 -> JFaceResources.getHeaderFont();
            case 2 -> JFaceResources.getBannerFont();
            default -> JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT);
        };
    }

    /** A table is no structure of its own here: its columns stay under each other in letters of one width. */
    private static Look look(Paragraph paragraph, Tone tone) {
        boolean table = children(paragraph).stream().filter(node -> node == paragraph.getFirstChild()
                || node.getPrevious() instanceof SoftLineBreak)
                        .allMatch(node -> node instanceof Text text && text.getLiteral().startsWith("|"));
        return new Look(false, false, null, tone, table);
    }

    private void code(String literal) {
        out.indented(GAP, () -> out.box(GAP, literal.stripTrailing()));
    }

    private void list(ListBlock list, Tone tone) {
        Integer first = list instanceof OrderedList ordered ? ordered.getMarkerStartNumber() : null;
        int number = first == null ? 1 : first;
        for (Node item : children(list)) {
            item(item, list instanceof OrderedList ? number++ + "." : "•", list.isTight(), tone);
        }
    }

    private void item(Node item, String mark, boolean tight, Tone tone) {
        out.indented(INDENT / 2, () -> {
            Node first = item.getFirstChild();
            boolean text = first instanceof Paragraph;
            out.item(tight ? 2 : GAP, mark, () -> {
                if (first instanceof Paragraph paragraph) {
                    paragraph(paragraph, look(paragraph, tone));
                }
            });
            out.indented(INDENT, () -> children(item).stream().filter(node -> !text || node != first).forEach(node -> block(node, tone)));
        });
    }

    private void paragraph(Node parent, Look look) {
        column = 0;
        inline(parent, look);
    }

    private void inline(Node parent, Look look) {
        for (Node node : children(parent)) {
            switch (node) {
                case Text text -> span(text.getLiteral(), look);
                case Code code -> out.span(code.getLiteral(), look.tone(), JFaceResources.getTextFont());
                case Emphasis emphasis -> inline(emphasis, look.leaning());
                case StrongEmphasis strong -> inline(strong, look.strong());
                case Link link -> out.link("note.link." + links++, words(link), link.getDestination(),
                        () -> follow.accept(link.getDestination()));
                case SoftLineBreak soft -> span(look.table() ? "\n" : " ", look);
                case HardLineBreak hard -> span("\n", look);
                default -> inline(node, look);
            }
        }
    }

    private void span(String text, Look look) {
        String rest = text;
        while (column + rest.length() > WIDEST) {
            int room = Math.clamp(WIDEST - column, 0, rest.length());
            int blank = rest.lastIndexOf(' ', room);
            int cut = blank > 0 ? blank : room > 0 && Character.isHighSurrogate(rest.charAt(room - 1)) ? room - 1 : room;
            out.span(rest.substring(0, cut) + "\n", look.tone(), look.font());
            rest = rest.substring(cut);
            column = 0;
        }
        out.span(rest, look.tone(), look.font());
        column = rest.endsWith("\n") ? 0 : column + rest.length();
    }

    /** What a link says, without how. */
    private static String words(Node parent) {
        var words = new StringBuilder();
        for (Node node : children(parent)) {
            words.append(switch (node) {
                case Text text -> text.getLiteral();
                case Code code -> code.getLiteral();
                case SoftLineBreak soft -> " ";
                default -> words(node);
            });
        }
        return words.isEmpty() && parent instanceof Link link ? link.getDestination() : words.toString();
    }
}
