package org.todoku.ui.search;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.query.QueryKey;

/** What the terms of a query are about, in a few words. */
@NullMarked
final class CompletionHints {

    private CompletionHints() {
    }

    static String of(QueryKey key) {
        return switch (key) {
            case PRODUCT -> Messages.Key_product;
            case CLASS -> Messages.Key_class;
            case STATE -> Messages.Key_state;
            case SERVER -> Messages.Key_server;
            case ARRIVED -> Messages.Key_arrived;
            case CREATED -> Messages.Key_created;
            case SUPERSEDED -> Messages.Key_superseded;
            case CVE -> Messages.Key_cve;
            case KB -> Messages.Key_kb;
            case TITLE -> Messages.Key_title;
            case ID -> Messages.Key_id;
        };
    }
}
