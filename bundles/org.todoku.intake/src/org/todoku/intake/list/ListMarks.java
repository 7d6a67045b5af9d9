package org.todoku.intake.list;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What names an update in the text of a cell: KB numbers and UpdateIDs. */
final class ListMarks {

    /** A cell with more letters names more updates than a list may. */
    private static final int LONGEST_CELL = 1 << 20;
    private static final Pattern GUID = Pattern
            .compile("(?<!\\p{XDigit})\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}(?!\\p{XDigit})");
    /**
     * KB5034441, kb-5034441, Q5034441, {@code https://support.microsoft.com/help/5034441}, MS24-01-W10-5034441, "Security Update
     * 5034441".
     */
    private static final Pattern IN_TEXT = Pattern
            .compile("(?:(?<![a-z0-9])(?:kb|q)[ :#_-]{0,2}|/(?:help|kb|topic|articles?)/)(\\d{6,8})(?!\\d)"
                    + "|(?:(?<![a-z0-9])ms\\d\\d-\\d\\d-[a-z0-9]{1,12}-|(?:update|rollup|patch|hotfix|article|更新プログラム) )(\\d{7})(?!\\d)");
    private static final Pattern NUMBER = Pattern.compile("(?<![a-z0-9.])(?:kb|q)?[ :#_-]{0,2}(\\d{6,8})(?![\\d.]\\d|\\d)");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;|/&+(){}]*");
    private static final Pattern FLAW = Pattern.compile("cve-\\d{4}-\\d{4,}|(?<![a-z0-9])ms\\d\\d-\\d{3}(?!\\d)");

    private ListMarks() {
    }

    /** KB numbers behind the letters KB or a word that stands for them, and UpdateIDs, in their order, each once. */
    static List<String> inText(String cell) {
        return find(plain(cell), IN_TEXT);
    }

    /** As {@link #inText}, and numbers alone: for columns that hold nothing else. */
    static List<String> inNumbers(String cell) {
        return find(plain(cell), NUMBER);
    }

    /** Whether a text names a weakness or bulletin. */
    static boolean namesFlaw(String cell) {
        return FLAW.matcher(plain(cell)).find();
    }

    /** The numbers of a text that consists of nothing else; empty for other texts. */
    static List<String> only(String line) {
        String text = plain(line.replace("\"", ""));
        boolean nothingElse = SEPARATORS.matcher(NUMBER.matcher(GUID.matcher(text).replaceAll("")).replaceAll("")).matches();
        return nothingElse ? find(text, NUMBER) : List.of();
    }

    private static String plain(String cell) {
        String start = cell.length() <= LONGEST_CELL ? cell : cell.substring(0, LONGEST_CELL);
        return Normalizer.normalize(start, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static List<String> find(String text, Pattern numbers) {
        Map<Integer, String> places = new TreeMap<>();
        GUID.matcher(text).results().forEach(found -> places.put(found.start(), found.group()));
        // the digits of an UpdateID are no KB number
        String rest = GUID.matcher(text).replaceAll(guid -> " ".repeat(guid.group().length()));
        for (MatchResult found : numbers.matcher(rest).results().toList()) {
            String digits = found.group(1);
            places.put(found.start(), "KB" + (digits == null ? found.group(2) : digits));
        }
        Map<String, String> once = new LinkedHashMap<>();
        places.values().forEach(mark -> once.putIfAbsent(mark, mark));
        return new ArrayList<>(once.values());
    }
}
