package org.todoku.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.todoku.rules.PowerShell;

/**
 * Names and what stands for them. Letter case never matters. A name with a domain and the same name without one are the same, unless
 * several are called so. Masks are given when they are first needed, so that none of them is a name itself.
 */
final class MaskedNames {

    private enum Kind {
        SERVER, HOST, PERSON, ADDRESS, DOMAIN, FILE
    }

    /** One machine, person, address, domain or file. */
    private static final class One {

        final Kind kind;
        final String domain;
        String mask = "";

        One(Kind kind, String domain) {
            this.kind = kind;
            this.domain = domain;
        }
    }

    private record Mention(Kind kind, String name) {
    }

    private record Spelling(String folded, One one, boolean word) {
    }

    /** Endings of files that say nothing but their format; what stands behind any other dot may be a part of a name. */
    private static final List<String> ENDINGS = List.of(".todoku-snapshot", ".csv", ".json", ".jsonl", ".xml", ".clixml", ".log", ".txt",
            ".zip", ".cab");
    private static final String OPENING = "'\"“「‘`";
    private static final String CLOSING = "'\"”」’`";
    private static final String SERVER_TERM = "server:";
    private static final Set<String> ACCOUNTS = Set.of("system", "network service", "local service", "nt authority", "builtin",
            "nt service", "iis apppool");

    private final Map<String, One> byName = new LinkedHashMap<>();
    private final Map<String, List<One>> byLabel = new HashMap<>();
    private final List<One> open = new ArrayList<>();
    /** What is called like something is only known when all names are. */
    private final Set<Mention> mentions = new LinkedHashSet<>();
    private final Map<Kind, Integer> numbers = new EnumMap<>(Kind.class);
    private final Set<String> originals = new HashSet<>();
    private final Map<Character, List<Spelling>> byFirst = new HashMap<>();
    private final Set<String> spelled = new HashSet<>();

    static String folded(String text) {
        var result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            result.append(folded(text.charAt(i)));
        }
        return result.toString();
    }

    private static char folded(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    /** A server of its own, also where another one is called the same in another domain. */
    void server(String name) {
        String folded = folded(name.strip());
        if (!folded.isEmpty() && !byName.containsKey(folded)) {
            named(Kind.SERVER, name.strip());
        }
    }

    /** A server or any other machine. */
    void machine(String name) {
        String plain = name.strip();
        while (plain.endsWith(".")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        if (NamePatterns.isAddress(plain)) {
            address(plain);
        } else {
            mentions.add(new Mention(Kind.HOST, plain));
        }
    }

    /** {@code DOMAIN\\user}, {@code user@domain}, or a name; an account of a machine is that machine. */
    void person(String name) {
        String plain = name.strip();
        String before = folded(plain.replaceFirst("\\\\.*", "").strip());
        if (plain.isEmpty() || ACCOUNTS.contains(before)) {
            return;
        }
        if (plain.endsWith("$")) {
            int at = plain.lastIndexOf('\\');
            machine(plain.substring(at + 1, plain.length() - 1));
            if (at > 0) {
                domain(plain.substring(0, at).replace("\\", ""));
            }
            return;
        }
        mentions.add(new Mention(Kind.PERSON, plain));
    }

    /** First and last names alone. */
    private void parts(String name) {
        String[] parts = name.split("[\\s　,]+");
        One whole = byName.get(folded(name));
        if (whole != null && parts.length > 1 && name.indexOf('\\') < 0 && name.indexOf('@') < 0) {
            for (String part : parts) {
                if (part.length() > 2 || part.codePoints().anyMatch(Character::isIdeographic)) {
                    spell(part, whole);
                }
            }
        }
    }

    void address(String text) {
        byName.computeIfAbsent(folded(text), folded -> made(Kind.ADDRESS, text, folded, ""));
    }

    /** {@code DC=corp,DC=example}. */
    void distinguished(String name) {
        String dotted = String.join(".", List.of(name.split(",")).stream().map(part -> part.strip().substring(3)).toList());
        domain(dotted);
        One domain = byName.get(folded(dotted));
        if (domain != null) {
            spell(name, domain);
        }
    }

    boolean isInKnownDomain(String name) {
        String folded = folded(name);
        int dot = folded.indexOf('.');
        One domain = dot < 0 ? null : byName.get(folded.substring(dot + 1));
        return domain != null && domain.kind == Kind.DOMAIN;
    }

    private void domain(String name) {
        String folded = folded(name);
        if (folded.isEmpty() || byName.containsKey(folded)) {
            return;
        }
        String label = folded.replaceFirst("\\..*", "");
        One known = byLabel.getOrDefault(Kind.DOMAIN + label, List.of()).stream()
                .filter(one -> one.domain.isEmpty() || folded.equals(label)).findFirst().orElse(null);
        if (known == null) {
            byName.put(folded, made(Kind.DOMAIN, name, label, folded.equals(label) ? "" : folded));
        } else {
            byName.put(folded, known);
            spell(name, known);
        }
    }

    /** A name that may be another spelling of one that is known. */
    private void mentioned(Kind kind, String name) {
        String folded = folded(name);
        if (folded.isEmpty() || byName.containsKey(folded)) {
            return;
        }
        String[] parts = parts(kind, folded);
        List<One> same = byLabel.getOrDefault(group(kind) + parts[0], List.of()).stream()
                .filter(one -> one.domain.isEmpty() || parts[1].isEmpty() || one.domain.equals(parts[1])
                        || kind == Kind.PERSON && firstLabel(one.domain).equals(firstLabel(parts[1])))
                .toList();
        if (same.size() == 1) {
            byName.put(folded, same.get(0));
            spell(name, same.get(0));
            domain(parts[1]);
        } else {
            named(kind, name);
        }
    }

    private void named(Kind kind, String name) {
        String folded = folded(name);
        String[] parts = parts(kind, folded);
        byName.put(folded, made(kind, name, parts[0], parts[1]));
        if (!parts[1].isEmpty()) {
            domain(parts[1]);
            mentions.add(new Mention(kind == Kind.SERVER ? Kind.HOST : kind, label(kind, name)));
        }
    }

    private One made(Kind kind, String name, String label, String domain) {
        One one = new One(kind, domain);
        byLabel.computeIfAbsent(group(kind) + label, any -> new ArrayList<>()).add(one);
        open.add(one);
        spell(name, one);
        return one;
    }

    private static String group(Kind kind) {
        return (kind == Kind.SERVER ? Kind.HOST : kind).name();
    }

    private static String firstLabel(String domain) {
        return domain.replaceFirst("\\..*", "");
    }

    /** The name without its domain, and the domain. */
    private static String[] parts(Kind kind, String folded) {
        int slash = folded.indexOf('\\');
        int at = folded.indexOf('@');
        int dot = folded.indexOf('.');
        if (kind == Kind.PERSON) {
            return slash > 0 ? new String[] { label(kind, folded), folded.substring(0, slash) }
                    : at > 0 ? new String[] { folded.substring(0, at), folded.substring(at + 1) } : new String[] { folded, "" };
        }
        return dot > 0 && !NamePatterns.isAddress(folded) ? new String[] { folded.substring(0, dot), folded.substring(dot + 1) }
                : new String[] { folded, "" };
    }

    private static String label(Kind kind, String name) {
        if (kind == Kind.PERSON) {
            int at = name.indexOf('@');
            return at > 0 ? name.substring(0, at) : name.substring(name.lastIndexOf('\\') + 1);
        }
        return name.substring(0, name.indexOf('.'));
    }

    private void spell(String name, One one) {
        String quoted = PowerShell.quote(name);
        List<String> spellings = new ArrayList<>(List.of(name, quoted.substring(1, quoted.length() - 1)));
        if (name.indexOf('\\') > 0) {
            spellings.add(name.replaceFirst("\\\\{1,2}", "\\\\\\\\\\\\\\\\"));
            spellings.add(name.replaceFirst("\\\\{1,2}", "\\\\\\\\"));
        }
        for (String spelling : spellings) {
            String folded = folded(spelling);
            if (!folded.isBlank() && spelled.add(folded)) {
                originals.add(folded);
                List<Spelling> first = byFirst.computeIfAbsent(folded.charAt(0), any -> new ArrayList<>());
                first.add(new Spelling(folded, one, ProductWords.contains(folded)));
                first.sort(Comparator.comparingInt((Spelling each) -> each.folded().length()).reversed());
            }
        }
    }

    /** Gives masks to what was learnt since the last time. */
    void settle() {
        // those with a domain first: what is called like one of them without it is known then
        for (boolean withDomain : new boolean[] { true, false }) {
            for (Mention mention : List.copyOf(mentions)) {
                if (withDomain != parts(mention.kind(), folded(mention.name()))[1].isEmpty()) {
                    mentioned(mention.kind(), mention.name());
                }
            }
        }
        mentions.stream().filter(mention -> mention.kind() == Kind.PERSON).forEach(mention -> parts(mention.name()));
        mentions.clear();
        for (One one : open) {
            one.mask = fresh(one.kind);
        }
        open.clear();
    }

    private String fresh(Kind kind) {
        String mask;
        do {
            mask = kind.name().toLowerCase(Locale.ROOT) + "-" + numbers.merge(kind, 1, Integer::sum);
        } while (originals.contains(mask));
        return mask;
    }

    /** The mask of something that is nothing but a name; null when it is none that is known. */
    @Nullable String mask(String name) {
        One one = byName.get(folded(name.strip()));
        return one == null ? null : one.mask;
    }

    /** A file, by its mask and its ending. */
    String file(String name) {
        One one = byName.computeIfAbsent("file " + folded(name), folded -> {
            One made = new One(Kind.FILE, "");
            made.mask = fresh(Kind.FILE);
            return made;
        });
        return one.mask + ENDINGS.stream().filter(end -> name.toLowerCase(Locale.ROOT).endsWith(end)).findFirst().orElse("");
    }

    /** A text with every name in it replaced. */
    String replaced(String text) {
        var result = new StringBuilder(text.length());
        int from = 0;
        int at = 0;
        while (at < text.length()) {
            Spelling found = at > 0 && joined(text.charAt(at - 1), text.charAt(at)) ? null : at(text, at);
            if (found == null) {
                at++;
            } else {
                result.append(text, from, at).append(found.one().mask);
                at += found.folded().length();
                from = at;
            }
        }
        return from == 0 ? text : result.append(text, from, text.length()).toString();
    }

    private @Nullable Spelling at(String text, int at) {
        for (Spelling spelling : byFirst.getOrDefault(folded(text.charAt(at)), List.of())) {
            int end = at + spelling.folded().length();
            if (end <= text.length() && matches(text, at, spelling.folded())
                    && (end == text.length() || !joined(text.charAt(end - 1), text.charAt(end)))
                    && (!spelling.word() || isName(text, at, end))) {
                return spelling;
            }
        }
        return null;
    }

    private static boolean matches(String text, int at, String folded) {
        for (int i = 0; i < folded.length(); i++) {
            if (folded(text.charAt(at + i)) != folded.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether two characters belong to one word. Japanese is written without blanks: there any place may be the end of a name. */
    private static boolean joined(char one, char two) {
        return Character.isLetterOrDigit(one) && Character.isLetterOrDigit(two) && !isEastAsian(one) && !isEastAsian(two);
    }

    private static boolean isEastAsian(char c) {
        return c >= 0x2E80 && c < 0xE000 || c >= 0xF900 && c < 0xFB00 || c >= 0xFF00;
    }

    /** Whether a word that is also a name stands where only a name can stand. */
    private static boolean isName(String text, int from, int end) {
        boolean quoted = from > 0 && end < text.length() && OPENING.indexOf(text.charAt(from - 1)) >= 0
                && OPENING.indexOf(text.charAt(from - 1)) == CLOSING.indexOf(text.charAt(end));
        boolean port = end + 1 < text.length() && text.charAt(end) == ':' && Character.isDigit(text.charAt(end + 1));
        return quoted || port || text.startsWith("://", from - 3) || text.startsWith("\\\\", from - 2)
                || text.regionMatches(true, from - SERVER_TERM.length(), SERVER_TERM, 0, SERVER_TERM.length());
    }
}
