package org.todoku.rules.wsus.internal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.todoku.core.ServerUpdate;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Fact;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.data.ClientCode;

/** What the computers of a server report. */
public final class Computers {

    private static final String ERROR = "errors.";
    private static final String DAYS = "errors.days";

    private Computers() {
    }

    /**
     * The wanted update where this server offers it to computers: approved, neither declined nor withdrawn. Empty where it does not,
     * or is not known to.
     */
    public static Optional<ServerUpdate> offered(Question question) {
        return !question.server().has(UpdateField.APPROVED) ? Optional.empty()
                : question.listed(question.server()).stream().filter(listed -> listed.presence().approved()
                        && !listed.presence().declined() && !listed.presence().expired()).findFirst();
    }

    /**
     * Errors that point to a rule, with the number of computers that reported each, most computers first. What is not counted may
     * still have been reported unless {@link #counted} is known.
     */
    public static Map<String, Long> reporting(Question question, String rule) {
        Map<String, Long> found = new HashMap<>();
        question.server().evidence().clients().optional().orElse(Map.of()).forEach((key, value) -> {
            if (key.startsWith(ERROR) && !key.equals(DAYS) && !value.equals("0")) {
                question.data().clientCodes().find(key.substring(ERROR.length())).filter(code -> code.rules().contains(rule))
                        .map(ClientCode::id).ifPresent(id -> found.merge(id, count(value), Long::sum));
            }
        });
        Map<String, Long> sorted = new LinkedHashMap<>();
        found.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey())).forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** A number that cannot be read stands for at least one computer. */
    private static long count(String value) {
        return value.matches("\\d{1,9}") ? Long.parseLong(value) : 1;
    }

    /** How many days the counts of errors cover; unknown ({@code clients.errors.days}) when they were not collected. */
    public static Fact<Long> counted(Question question) {
        return Readings.number(question, "clients." + DAYS);
    }

    /** The codes with their numbers, for a text. */
    public static List<String> shown(Map<String, Long> codes) {
        return codes.entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue()).toList();
    }

    public static Evidence evidence(Question question, Map<String, Long> codes) {
        return question.evidence("clients.errors", shown(codes), "clients");
    }
}
