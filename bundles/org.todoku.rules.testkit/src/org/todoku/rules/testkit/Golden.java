package org.todoku.rules.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.Remedy;
import org.todoku.rules.ServerDiagnosis;

/**
 * A whole answer as JSON, kept in a file and compared line by line: every finding with its evidence, its remedies and its texts in all
 * languages. With the system property {@value #REWRITE} set to {@code true} the file is written instead.
 */
public final class Golden {

    public static final String REWRITE = "todoku.golden.rewrite";

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.JAPANESE);

    private Golden() {
    }

    /** The answer to a scenario; moment and zone are those of the scenario. */
    public static String json(Scenario scenario, Diagnosis diagnosis) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("query", diagnosis.target().query().text());
        all.put("at", diagnosis.at());
        all.put("outcome", diagnosis.outcome());
        all.put("servers", diagnosis.servers().stream().map(it -> server(scenario, diagnosis, it)).toList());
        StringBuilder out = new StringBuilder();
        write(all, "", out);
        return out.append('\n').toString();
    }

    private static Map<String, Object> server(Scenario scenario, Diagnosis diagnosis, ServerDiagnosis server) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("server", server.server().server());
        all.put("present", server.present());
        all.put("extent", server.extent());
        all.put("headline", server.topFinding().map(it -> it.rule().id()).orElse(""));
        all.put("sentence", texts(scenario, reader -> Answers.sentence(server, diagnosis.target(), reader)));
        all.put("findings", server.findings().stream().map(it -> finding(scenario, it)).toList());
        return all;
    }

    private static Map<String, Object> finding(Scenario scenario, Finding finding) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("rule", finding.rule().id());
        all.put("server", finding.server());
        all.put("status", finding.status());
        put(all, "effect", finding.effect());
        put(all, "severity", finding.severity());
        put(all, "confidence", finding.confidence());
        put(all, "maskedBy", finding.maskedBy());
        all.put("says", texts(scenario, reader -> finding.message().text(reader)));
        if (!finding.evidence().isEmpty()) {
            all.put("evidence", finding.evidence().stream()
                    .map(it -> it.fact() + " = " + plain(scenario.reader(Locale.ENGLISH).shown(it.value()))).toList());
        }
        if (!finding.missing().isEmpty()) {
            all.put("missing", finding.missing().stream().map(Unknown::name).distinct().toList());
        }
        if (!finding.remedies().isEmpty()) {
            all.put("remedies", finding.remedies().stream().map(it -> remedy(scenario, finding, it)).toList());
        }
        return all;
    }

    private static Map<String, Object> remedy(Scenario scenario, Finding finding, Remedy remedy) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", remedy.id());
        all.put("writes", remedy.writes());
        all.put("title", texts(scenario,
                reader -> reader.text(finding.rule().texts(), "remedy." + remedy.id() + ".title", remedy.args())));
        for (String kind : List.of("step", "side")) {
            for (int number = 1; finding.rule().texts().find("remedy." + remedy.id() + "." + kind + "." + number, Locale.ENGLISH)
                    .isPresent(); number++) {
                String key = "remedy." + remedy.id() + "." + kind + "." + number;
                all.put(kind + number, texts(scenario, reader -> reader.text(finding.rule().texts(), key, remedy.args())));
            }
        }
        if (!remedy.command().isEmpty()) {
            all.put("command", remedy.command());
        }
        return all;
    }

    private static void put(Map<String, Object> all, String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, value);
        }
    }

    private static Map<String, Object> texts(Scenario scenario, Function<Reader, String> text) {
        Map<String, Object> all = new LinkedHashMap<>();
        LANGUAGES.forEach(locale -> all.put(locale.getLanguage(), plain(text.apply(scenario.reader(locale)))));
        return all;
    }

    /** Versions of Java differ in the spaces of date formats. */
    private static String plain(String text) {
        return text.replace('\u202f', ' ');
    }

    private static void write(Object value, String indent, StringBuilder out) {
        String deeper = indent + "  ";
        switch (value) {
            case Map<?, ?> map -> {
                StringJoiner members = new StringJoiner(",\n", "{\n", "\n" + indent + "}");
                map.forEach((name, member) -> members.add(deeper + quoted(String.valueOf(name)) + ": " + written(member, deeper)));
                out.append(members);
            }
            case List<?> list when list.isEmpty() -> out.append("[]");
            case List<?> list -> {
                StringJoiner elements = new StringJoiner(",\n", "[\n", "\n" + indent + "]");
                list.forEach(element -> elements.add(deeper + written(element, deeper)));
                out.append(elements);
            }
            case Boolean flag -> out.append(flag);
            default -> out.append(quoted(value.toString()));
        }
    }

    private static String written(Object value, String indent) {
        StringBuilder out = new StringBuilder();
        write(value, indent, out);
        return out.toString();
    }

    /** As a JSON string. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"', '\\' -> out.append('\\').append((char) c);
                case '\n' -> out.append("\\n");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", c));
                    } else {
                        out.append((char) c);
                    }
                }
            }
        });
        return out.append('"').toString();
    }

    /**
     * What is different from the file, line by line: {@code -} stands there, {@code +} came out. Empty when nothing is, and after
     * rewriting.
     */
    public static List<String> differences(Path file, String actual) throws IOException {
        if (Boolean.getBoolean(REWRITE)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, actual);
            return List.of();
        }
        if (!Files.exists(file)) {
            return List.of(file + " does not exist; it is written with -D" + REWRITE + "=true");
        }
        return different(Files.readString(file).lines().toList(), actual.lines().toList());
    }

    /** The shortest way from one text to the other. */
    static List<String> different(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> found = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                i++;
                j++;
            } else if (j == after.size() || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
                found.add("- " + (i + 1) + ": " + before.get(i++).strip());
            } else {
                found.add("+ " + (j + 1) + ": " + after.get(j++).strip());
            }
        }
        return found;
    }
}
