package org.todoku.core.assumption;

import java.util.Locale;
import java.util.UUID;

import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;

/**
 * Something of a server that is taken for true although it was not read, to see how an answer changes with it. It holds at the moment
 * at which the server was read, as everything else that is known of it.
 */
public sealed interface Assumption
        permits Assumption.Selected, Assumption.Synchronised, Assumption.Imported, Assumption.NotDeclined {

    /** Name of the server, as its state spells it. */
    String server();

    /** One line that {@link #parse} reads again, the same in every language. */
    String text();

    /** @throws IllegalArgumentException for anything that {@link #text} does not write; the message says what is wrong, in English */
    static Assumption parse(String text) {
        return AssumptionText.parse(text);
    }

    /**
     * As if somebody had ticked a product, a product family or a classification; nothing was synchronised since.
     *
     * @param category with its GUID; the title is for people
     */
    record Selected(String server, CategoryRef category, CategoryType type) implements Assumption {

        public Selected {
            server = AssumptionText.line(server);
            UUID id = category.id();
            if (id == null || type == CategoryType.COMPANY) {
                throw new IllegalArgumentException("not to be ticked: " + type + " " + category);
            }
            category = new CategoryRef(id, AssumptionText.line(category.title()));
        }

        @Override
        public String text() {
            String title = category.title().isEmpty() ? "" : " " + AssumptionText.quoted(category.title());
            return "selected " + type.name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + category.id() + title + " on " + server;
        }
    }

    /** As if a synchronisation had just succeeded, which by itself brings nothing in: what it would bring nobody knows. */
    record Synchronised(String server) implements Assumption {

        public Synchronised {
            server = AssumptionText.line(server);
        }

        @Override
        public String text() {
            return "synchronised on " + server;
        }
    }

    /** As if the update had just come in, neither approved nor declined. */
    record Imported(String server, UUID update) implements Assumption {

        public Imported {
            server = AssumptionText.line(server);
        }

        @Override
        public String text() {
            return "imported " + update + " on " + server;
        }
    }

    /** As if the decline of the update had been taken back; it is not approved by that. */
    record NotDeclined(String server, UUID update) implements Assumption {

        public NotDeclined {
            server = AssumptionText.line(server);
        }

        @Override
        public String text() {
            return "not-declined " + update + " on " + server;
        }
    }
}
