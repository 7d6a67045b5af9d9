package org.todoku.core.query;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.todoku.core.Update;

/**
 * The vulnerabilities that an update mends, where a source tells them: among its security bulletins, or in a field of its own, such
 * as {@code cveIds}, that is kept with the update.
 */
public final class CveNumbers {

    private static final Pattern NUMBER = Pattern.compile("(?i)(?<![a-z0-9-])cve-\\d{4}-\\d{4,12}(?!\\d)");
    private static final Set<String> FIELDS = Set.of("cve", "cves", "cveid", "cveids", "cvenumbers");

    private CveNumbers() {
    }

    /** In lower case; empty when nobody tells, which is not the same as none. */
    public static Optional<Set<String>> of(Update update) {
        boolean told = false;
        Set<String> found = new HashSet<>();
        for (String bulletin : update.securityBulletins()) {
            told |= add(bulletin, found);
        }
        for (Map.Entry<String, String> field : update.other().entrySet()) {
            String name = field.getKey();
            if (name.regionMatches(true, 0, "cve", 0, 3) && FIELDS.contains(name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", ""))) {
                add(field.getValue(), found);
                told |= !List.of("null", "").contains(field.getValue().strip());
            }
        }
        return told ? Optional.of(found) : Optional.empty();
    }

    private static boolean add(String text, Set<String> found) {
        boolean any = false;
        for (Matcher number = NUMBER.matcher(text); number.find(); any = true) {
            found.add(number.group().toLowerCase(Locale.ROOT));
        }
        return any;
    }
}
