package org.todoku.ui.help;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jface.resource.JFaceResources;
import org.todoku.ui.RichContent;
import org.todoku.ui.Tone;

/** Writes pages, contents and what was found for reading. */
final class PageText {

    private static final int STEP = 16;

    private final Consumer<String> follow;
    private final Consumer<String> copy;
    private int links;

    /**
     * @param follow takes where a link leads, resolved
     * @param copy takes a command to be copied
     */
    PageText(Consumer<String> follow, Consumer<String> copy) {
        this.follow = follow;
        this.copy = copy;
    }

    /** @param more further pages about the same */
    void page(RichContent to, Page page, List<Guide.Entry> more) {
        boolean first = true;
        for (Page.Block block : page.blocks()) {
            write(to, page.href(), block, first);
            first = false;
        }
        if (!more.isEmpty()) {
            to.strong(14, Messages.Also);
            more.forEach(entry -> entry(to, 4, entry.label(), entry.href()));
        }
    }

    private void write(RichContent to, String from, Page.Block block, boolean first) {
        switch (block) {
            case Page.Heading heading -> to.place(heading.id().isEmpty() ? "help.heading." + links : "help.#" + heading.id(), () -> {
                int above = first ? 0 : heading.level() == 1 ? 16 : heading.level() == 2 ? 14 : 10;
                if (heading.level() <= 2) {
                    to.heading(above, heading.level() == 1 ? JFaceResources.getHeaderFont() : JFaceResources.getBannerFont(),
                            heading.words());
                } else {
                    to.strong(above, heading.words());
                }
            });
            case Page.Paragraph paragraph -> to.paragraph(8, () -> spans(to, from, paragraph.spans()));
            case Page.Item item -> to.indented((item.depth() - 1) * STEP,
                    () -> to.item(4, item.marker().isEmpty() ? "\u2003" : item.marker(), () -> spans(to, from, item.spans())));
            case Page.Code code -> {
                int number = links++;
                to.command("help.code." + number, code.text(), "help.copy." + number, Messages.Copy, Messages.Copy_hint,
                        () -> copy.accept(code.text()));
            }
            case Page.Row row -> row(to, from, row);
        }
    }

    /** A line of a table: what it is about, and what is said of it. */
    private void row(RichContent to, String from, Page.Row row) {
        if (row.heading()) {
            to.muted(8, row.words());
            return;
        }
        to.paragraph(4, () -> {
            for (int column = 0; column < row.cells().size(); column++) {
                if (column == 0) {
                    strongSpans(to, from, row.cells().get(0));
                } else {
                    to.span("  –  ", Tone.MUTED);
                    spans(to, from, row.cells().get(column));
                }
            }
        });
    }

    private void strongSpans(RichContent to, String from, List<Page.Span> spans) {
        spans(to, from, spans.stream()
                .map(span -> span.look() == Page.Look.PLAIN ? new Page.Span(span.text(), Page.Look.STRONG, span.target()) : span).toList());
    }

    private void spans(RichContent to, String from, List<Page.Span> spans) {
        for (Page.Span span : spans) {
            if (!span.target().isEmpty()) {
                String leads = Guide.resolve(from, span.target());
                to.link("help.link." + links++, span.text(), leads.startsWith("/") ? Messages.Follow : leads, () -> follow.accept(leads));
            } else if (span.look() == Page.Look.STRONG) {
                to.strong(span.text());
            } else if (span.look() == Page.Look.CODE) {
                to.span(span.text(), JFaceResources.getTextFont());
            } else {
                to.span(span.text(), Tone.PLAIN);
            }
        }
    }

    void contents(RichContent to, List<Guide.Entry> entries) {
        if (entries.isEmpty()) {
            to.muted(0, Messages.Contents_none);
        }
        for (Guide.Entry entry : entries) {
            if (entry.depth() == 0 && entry.href().isEmpty()) {
                to.heading(entry == entries.getFirst() ? 0 : 14, JFaceResources.getHeaderFont(), entry.label());
            } else {
                to.indented(Math.max(0, entry.depth() - 1) * STEP, () -> entry(to, 6, entry.label(), entry.href()));
            }
        }
    }

    void hits(RichContent to, String words, List<Guide.Hit> hits) {
        to.muted(0, hits.isEmpty() ? Messages.bind(Messages.Found_none, words)
                : hits.size() == 1 ? Messages.Found_one : Messages.bind(Messages.Found_some, hits.size()));
        for (Guide.Hit hit : hits) {
            entry(to, 10, hit.title(), hit.href());
            if (!hit.line().equals(hit.title())) {
                to.muted(2, hit.line());
            }
        }
    }

    private void entry(RichContent to, int above, String label, String href) {
        if (href.isEmpty()) {
            to.strong(above, label);
        } else {
            to.paragraph(above, () -> to.link("help.page." + href, label, Messages.Follow, () -> follow.accept(href)));
        }
    }
}
