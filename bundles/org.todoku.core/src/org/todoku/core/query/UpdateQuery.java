package org.todoku.core.query;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a user asks for: {@code KB5041585}, {@code 5041585}, a GUID with or without braces, a CVE number, words of a title in any
 * language, {@code "a phrase"}, or a {@link QueryKey} with a value such as {@code state:not-approved}; or several of them, which must
 * then all match. What follows a {@code -} must not match. A quote inside quotes is typed twice.
 *
 * @param text as typed
 * @param problems what was not understood, in the order of the text
 */
public record UpdateQuery(String text, List<Term> terms, List<QueryProblem> problems) {

    /** Longer input is cut: no title is longer, and a pasted file must not stop the search. */
    public static final int MAX_LENGTH = 1000;

    public UpdateQuery {
        terms = List.copyOf(terms);
        problems = List.copyOf(problems);
    }

    public UpdateQuery(String text, List<Term> terms) {
        this(text, terms, List.of());
    }

    /** Reads any text; never fails. */
    public static UpdateQuery parse(String typed) {
        return new QueryParser(typed.length() > MAX_LENGTH ? typed.substring(0, MAX_LENGTH) : typed).parse();
    }

    /** A query of terms, with the text that one would type for them. */
    public static UpdateQuery of(List<Term> terms) {
        return new UpdateQuery(terms.stream().map(UpdateQuery::typed).collect(Collectors.joining(" ")), terms);
    }

    private static String typed(Term term) {
        return switch (term) {
            case Term.Kb kb -> kb.digits().length() < QueryParser.SHORTEST_KB ? "kb:" + kb.digits() : "KB" + kb.digits();
            case Term.Guid guid -> guid.id().toString();
            case Term.Text text -> quoted(text.normalised());
            case Term.Cve cve -> cve.id().toUpperCase(Locale.ROOT);
            case Term.Product product -> "product:" + quoted(product.name());
            case Term.Classification classification -> "class:" + quoted(classification.name());
            case Term.State state -> "state:" + state.word().word();
            case Term.Server server -> "server:" + quoted(server.name());
            case Term.Arrived arrived -> "arrived:" + arrived.days().typed();
            case Term.Created created -> "created:" + created.days().typed();
            case Term.Superseded superseded -> "superseded:" + (superseded.superseded() ? "yes" : "no");
            case Term.Not not -> "-" + typed(not.term());
        };
    }

    /**
     * Which update is meant, wherever it is looked for: without the terms about servers, unless there are no others. Who searched a
     * server for an update and found nothing asks about that update.
     */
    public UpdateQuery withoutPlaces() {
        List<Term> rest = terms.stream().filter(term -> !isPlace(term)).toList();
        return rest.isEmpty() || rest.size() == terms.size() ? this : of(rest);
    }

    private static boolean isPlace(Term term) {
        return switch (term) {
            case Term.Server server -> true;
            case Term.State state -> true;
            case Term.Arrived arrived -> true;
            case Term.Not not -> isPlace(not.term());
            default -> false;
        };
    }

    static String quoted(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** Folds letter case, width and compatibility forms, so that full-width or half-width typing finds the same titles. */
    public static String normalise(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
    }
}
