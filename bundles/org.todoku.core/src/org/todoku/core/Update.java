package org.todoku.core;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One revision of an update: what is the same on every server that has it.
 *
 * @param id UpdateID; the same for all revisions
 * @param revision revision number; 0 when the source does not say
 * @param titles at least one; several when the source carries several languages
 * @param kbArticles numbers without the letters KB
 * @param products product GUIDs and titles; empty when unknown (see {@link UpdateField#PRODUCTS})
 * @param classification null when unknown
 * @param created creation date at Microsoft, UTC; null when unknown
 * @param supersedes UpdateIDs that this update replaces directly (see {@link UpdateField#SUPERSEDES})
 * @param languages language tags of the payload; empty for language-neutral or unknown (see {@link UpdateField#LANGUAGES})
 * @param bytes size of all files; null when unknown
 * @param other fields this version does not know, as JSON text by name
 */
public record Update(UUID id, int revision, List<Title> titles, List<String> kbArticles, List<String> securityBulletins,
        List<CategoryRef> products, @Nullable CategoryRef classification, Coded<UpdateType> type, @Nullable Instant created,
        List<UUID> supersedes, List<String> languages, @Nullable Long bytes, Map<String, String> other) {

    public Update {
        titles = List.copyOf(titles);
        kbArticles = List.copyOf(kbArticles);
        securityBulletins = List.copyOf(securityBulletins);
        products = List.copyOf(products);
        supersedes = List.copyOf(supersedes);
        languages = List.copyOf(languages);
        other = Map.copyOf(other);
    }

    /** Title in the language of the reader where there is one, else the first. */
    public String title(Locale locale) {
        for (Title title : titles) {
            if (title.language().equals(locale.getLanguage())) {
                return title.text();
            }
        }
        return titles.isEmpty() ? id.toString() : titles.get(0).text();
    }
}
