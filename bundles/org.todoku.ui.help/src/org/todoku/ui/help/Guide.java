package org.todoku.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IToc;
import org.eclipse.help.ITopic;
import org.osgi.framework.Bundle;

/**
 * The pages that bundles contribute through {@code org.eclipse.help.toc}, in the language of the workbench. Everything here reads
 * files: for background threads.
 */
final class Guide {

    /**
     * A line of the contents.
     *
     * @param depth 0 for a book
     * @param href its page, {@code /BUNDLE/PATH}; empty where it has none
     */
    record Entry(int depth, String label, String href) {
    }

    /** A page that has the words looked for, and the first line with one of them. */
    record Hit(String title, String href, String line) {
    }

    List<Entry> contents() {
        List<Entry> entries = new ArrayList<>();
        for (IToc book : HelpSystem.getTocs()) {
            entries.add(new Entry(0, book.getLabel(), href(book.getHref(), book.getTopic(null))));
            add(1, book.getTopics(), entries);
        }
        return List.copyOf(entries);
    }

    /** What a book itself leads to is the page of its topic, not the file of its contents. */
    private static String href(String file, ITopic topic) {
        return topic == null || topic.getHref() == null || topic.getHref().equals(file) ? "" : topic.getHref();
    }

    private static void add(int depth, ITopic[] topics, List<Entry> to) {
        for (ITopic topic : topics) {
            to.add(new Entry(depth, topic.getLabel(), topic.getHref() == null ? "" : topic.getHref()));
            add(depth + 1, topic.getSubtopics(), to);
        }
    }

    /**
     * @param href {@code /BUNDLE/PATH}; what follows {@code #} does not matter
     * @throws IOException when there is no such page or it cannot be read; the message is for the user
     */
    Page page(String href) throws IOException {
        String path = withoutAnchor(href);
        try (InputStream in = open(path)) {
            return PageParser.parse(path, in);
        }
    }

    /** A way through the views, in the language of the workbench. */
    Sheet sheet(String path) throws IOException {
        try (InputStream in = open(path)) {
            return Sheet.parse(path, in);
        }
    }

    private static InputStream open(String path) throws IOException {
        URL file = file(path).orElseThrow(() -> new IOException(Messages.bind(Messages.Page_missing, path)));
        return file.openStream();
    }

    private static Optional<URL> file(String path) {
        IPath parts = IPath.fromPortableString(path);
        Bundle bundle = parts.segmentCount() < 2 ? null : Platform.getBundle(parts.segment(0));
        return bundle == null ? Optional.empty()
                : Optional.ofNullable(FileLocator.find(bundle, IPath.fromPortableString("$nl$").append(parts.removeFirstSegments(1)),
                        null));
    }

    /** The pages that have all of the words, those with a word in their title first. */
    List<Hit> find(String words) throws IOException {
        List<String> wanted = List.of(words.strip().toLowerCase(Locale.ROOT).split("[\\s\u3000]+"));
        List<Hit> titled = new ArrayList<>();
        List<Hit> others = new ArrayList<>();
        for (Entry entry : contents()) {
            if (!entry.href().isEmpty() && titled.stream().noneMatch(hit -> hit.href().equals(entry.href()))
                    && others.stream().noneMatch(hit -> hit.href().equals(entry.href()))) {
                Page page = page(entry.href());
                List<String> lines = page.blocks().stream().map(Page.Block::words).toList();
                String all = String.join("\n", lines).toLowerCase(Locale.ROOT);
                if (wanted.stream().allMatch(all::contains)) {
                    String line = lines.stream().filter(each -> has(each, wanted)).findFirst().orElse("");
                    (has(page.title(), wanted) ? titled : others).add(new Hit(page.title(), entry.href(), line));
                }
            }
        }
        titled.addAll(others);
        return titled;
    }

    private static boolean has(String line, List<String> words) {
        String small = line.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(small::contains);
    }

    /** Where a link leads: a page, or an address of the web. */
    static String resolve(String from, String target) {
        return target.isEmpty() ? from : URI.create(from).resolve(target.replace(" ", "%20")).toString();
    }

    static String withoutAnchor(String href) {
        int at = href.indexOf('#');
        return at < 0 ? href : href.substring(0, at);
    }

    static String anchor(String href) {
        int at = href.indexOf('#');
        return at < 0 ? "" : href.substring(at + 1);
    }
}
