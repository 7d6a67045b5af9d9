package org.todoku.rules.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;

import org.todoku.rules.Texts;
import org.todoku.rules.file.FileRule.Cure;
import org.todoku.rules.file.FileRule.Variant;

/** The texts of one rule: complete in every language that it has, every placeholder with an argument. Used once. */
final class RuleTexts {

    private final Node.Members rule;
    private final String id;
    private final Texts shared;
    private final Consumer<FileProblem> problems;
    /** Texts of the rule itself by language, under their full keys, with the places they stand at. */
    private final Map<String, Map<String, Node>> own = new LinkedHashMap<>();

    RuleTexts(Node.Members rule, String id, Texts shared, Consumer<FileProblem> problems) {
        this.rule = rule;
        this.id = id;
        this.shared = shared;
        this.problems = problems;
    }

    /** @param arguments how many the texts of the rule have */
    Texts check(List<Variant> variants, boolean ruledOut, int arguments, List<Cure> cures) {
        Node texts = rule.values().get("texts");
        if (texts == null) {
            problems.accept(new FileProblem(rule.place(), "texts is missing"));
            return shared;
        }
        try {
            read(texts.members());
        } catch (FileProblem e) {
            problems.accept(e);
            return shared;
        }
        if (!own.containsKey("en")) {
            problems.accept(new FileProblem(texts.place(), "English texts (en) are missing"));
            return shared;
        }
        Texts all = shared.with(plain());
        for (String key : required(variants, ruledOut, cures)) {
            require(all, key, texts.place());
        }
        checkPlaceholders(arguments, cures);
        return all;
    }

    private void read(Node.Members languages) throws FileProblem {
        for (Map.Entry<String, Node> language : languages.values().entrySet()) {
            Map<String, Node> texts = new LinkedHashMap<>();
            Node.Members members = language.getValue().members();
            for (Map.Entry<String, Node> text : members.values().entrySet()) {
                String key = text.getKey();
                text.getValue().text();
                boolean outside = key.startsWith("remedy.") || key.startsWith("fact.");
                if (!outside && !key.matches("name|undecided|ruled-out|(applies|because)(\\.[A-Za-z0-9-]+)?")) {
                    throw new FileProblem(members.nameOf(key), "unknown text " + key);
                }
                texts.put(outside ? key : id + '.' + key, text.getValue());
            }
            own.put(language.getKey(), texts);
        }
    }

    private Map<String, Map<String, String>> plain() {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        own.forEach((language, texts) -> {
            Map<String, String> plain = new LinkedHashMap<>();
            texts.forEach((key, node) -> {
                if (node instanceof Node.Scalar scalar) {
                    plain.put(key, scalar.text());
                }
            });
            all.put(language, plain);
        });
        return all;
    }

    private Set<String> required(List<Variant> variants, boolean ruledOut, List<Cure> cures) {
        Set<String> keys = new LinkedHashSet<>(List.of(id + ".name", id + ".applies"));
        variants.stream().map(variant -> variant.claim().name()).filter(name -> !name.isEmpty())
                .forEach(name -> keys.add(id + ".applies." + name));
        if (ruledOut) {
            keys.add(id + ".ruled-out");
        }
        cures.forEach(cure -> {
            keys.add("remedy." + cure.id() + ".title");
            keys.add("remedy." + cure.id() + ".step.1");
        });
        own.values().forEach(texts -> keys.addAll(texts.keySet()));
        return keys;
    }

    private void require(Texts all, String key, Place place) {
        List<String> lacking = new ArrayList<>();
        for (String language : new TreeSet<>(own.keySet())) {
            boolean there = own.getOrDefault(language, Map.of()).containsKey(key)
                    || shared.find(key, Locale.forLanguageTag(language)).isPresent();
            if (!there) {
                lacking.add(language);
            }
        }
        if (!lacking.isEmpty()) {
            String shown = key.startsWith(id + '.') ? key.substring(id.length() + 1) : key;
            problems.accept(new FileProblem(place, "text " + shown + " is missing in " + String.join(", ", lacking)));
        }
    }

    private void checkPlaceholders(int arguments, List<Cure> cures) {
        own.values().forEach(texts -> texts.forEach((key, node) -> {
            int most = key.startsWith("fact.") ? 0 : key.startsWith("remedy.")
                    ? cures.stream().filter(cure -> key.startsWith("remedy." + cure.id() + '.')).mapToInt(cure -> cure.arguments().size())
                            .min().orElse(Integer.MAX_VALUE)
                    : key.equals(id + ".undecided") ? 1 : arguments;
            if (node instanceof Node.Scalar scalar) {
                Matcher placeholder = FileRule.PLACEHOLDER.matcher(scalar.text());
                while (placeholder.find()) {
                    if (placeholder.group(1).length() > 2 || Integer.parseInt(placeholder.group(1)) >= most) {
                        problems.accept(new FileProblem(scalar.place(), "placeholder " + placeholder.group() + " has no argument"));
                    }
                }
            }
        }));
    }
}
