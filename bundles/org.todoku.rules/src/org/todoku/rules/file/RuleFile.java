package org.todoku.rules.file;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Texts;
import org.todoku.rules.fact.FactCatalogue;
import org.todoku.rules.fact.FactDefinition;
import org.todoku.rules.fact.FactType;

/**
 * A file of rules, as its JSON Schema {@code schema/rule-file-1.json} describes it.
 *
 * @param rules those that can be used
 * @param problems why the others cannot, one English line each: {@code source:line:column: rule ID: reason}
 */
public record RuleFile(List<RuleDescriptor> rules, List<String> problems) {

    /** The newest format that this version reads. */
    public static final int FORMAT = 1;

    public RuleFile {
        rules = List.copyOf(rules);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a file; what is wrong with it becomes problems. A rule with a problem is left out, the others stay.
     *
     * @param source what to call the file, for example {@code org.example.rules/rules/own.json}; becomes the contributor of its rules
     * @param shared texts beside those of the file, for remedies that several files share
     * @throws IOException when the stream cannot be read
     */
    public static RuleFile read(InputStream in, String source, Texts shared) throws IOException {
        Reading reading = new Reading(source, shared);
        try {
            reading.file(Node.read(in).members());
        } catch (FileProblem e) {
            reading.report("", e);
        }
        return new RuleFile(reading.rules, reading.problems);
    }

    private static final class Reading {

        private final String source;
        private final Texts shared;
        private final List<RuleDescriptor> rules = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        Reading(String source, Texts shared) {
            this.source = source;
            this.shared = shared;
        }

        void report(String rule, FileProblem problem) {
            problems.add(source + ':' + problem.place().line() + ':' + problem.place().column() + ": "
                    + (rule.isEmpty() ? "" : "rule " + rule + ": ") + problem.reason());
        }

        void file(Node.Members file) throws FileProblem {
            Node format = RuleParser.required(file, "format");
            Optional<Object> number = format instanceof Node.Scalar scalar ? FactType.NUMBER.parse(scalar.text()) : Optional.empty();
            if (number.isEmpty() || ((Number) number.get()).longValue() < 1) {
                throw new FileProblem(format.place(), "format is a whole number from 1");
            }
            if (((Number) number.get()).longValue() > FORMAT) {
                throw new FileProblem(format.place(), "format " + number.get() + " is newer than this version reads (" + FORMAT + ")");
            }
            RuleParser.only(file, Set.of("$schema", "format", "date", "uses", "texts", "rules"));
            date(RuleParser.required(file, "date"));
            Map<String, FactDefinition> declared = uses(file);
            Texts texts = shared.with(texts(file));
            Set<String> ids = new HashSet<>();
            for (Node rule : RuleParser.required(file, "rules").items()) {
                rule(rule, declared, texts, ids);
            }
        }

        private void rule(Node node, Map<String, FactDefinition> declared, Texts texts, Set<String> ids) {
            String name = "";
            try {
                Node.Members rule = node.members();
                Node id = RuleParser.required(rule, "id");
                name = id.text();
                if (name.isEmpty() || name.chars().anyMatch(c -> Character.isWhitespace(c) || c == ',' || c == '*' || c == '+')) {
                    throw new FileProblem(id.place(), "a rule id has no blank, comma, plus or asterisk");
                }
                if (!ids.add(name)) {
                    throw new FileProblem(id.place(), "the id stands twice in this file");
                }
                String known = name;
                RuleDescriptor made = new RuleParser(rule, declared, problem -> report(known, problem)).parse(name, source, texts);
                if (made != null) {
                    rules.add(made);
                }
            } catch (FileProblem e) {
                report(name, e);
            }
        }

        private static void date(Node date) throws FileProblem {
            try {
                LocalDate.parse(date.text());
            } catch (DateTimeException e) {
                throw new FileProblem(date.place(), "date is a day such as 2026-07-01");
            }
        }

        /** Facts that are not in the catalogue, with their types. */
        private static Map<String, FactDefinition> uses(Node.Members file) throws FileProblem {
            Map<String, FactDefinition> declared = new HashMap<>();
            Node uses = file.values().get("uses");
            if (uses == null) {
                return declared;
            }
            for (Map.Entry<String, Node> use : uses.members().values().entrySet()) {
                String word = use.getValue().text();
                FactType type = FactType.of(word).orElseThrow(() -> new FileProblem(use.getValue().place(), "unknown type " + word));
                if (FactCatalogue.find(use.getKey()).isPresent()) {
                    throw new FileProblem(uses.members().nameOf(use.getKey()),
                            use.getKey() + " is in the catalogue and needs no declaration");
                }
                declared.put(use.getKey(), FactCatalogue.declared(use.getKey(), type).orElseThrow(() -> new FileProblem(
                        use.getValue().place(), use.getKey() + " cannot be declared; names begin with configuration., host., clients. or"
                                + " status. (numbers)")));
            }
            return declared;
        }

        private static Map<String, Map<String, String>> texts(Node.Members file) throws FileProblem {
            Map<String, Map<String, String>> all = new LinkedHashMap<>();
            Node texts = file.values().get("texts");
            if (texts == null) {
                return all;
            }
            for (Map.Entry<String, Node> language : texts.members().values().entrySet()) {
                Map<String, String> plain = new LinkedHashMap<>();
                for (Map.Entry<String, Node> text : language.getValue().members().values().entrySet()) {
                    plain.put(text.getKey(), text.getValue().text());
                }
                all.put(language.getKey(), plain);
            }
            return all;
        }
    }
}
