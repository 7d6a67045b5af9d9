package org.todoku.ui.help;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Text for a report of an error. What is in it was let through on purpose: numbers, versions, names of parts. Of settings only those
 * that are numbers, yes or no, or colours are written, of others that they are set. Names of the user and of the machine never are.
 *
 * @param facts versions, memory and the like, by name
 * @param parts installed bundles, each with its version
 * @param settings values of preferences by their path
 * @param log lines of the log
 * @param person names of the user and the machine, which are left out wherever they stand
 */
record Diagnostics(Map<String, String> facts, List<String> parts, Map<String, String> settings, List<String> log, List<String> person) {

    private static final Pattern HARMLESS = Pattern.compile("true|false|-?\\d{1,12}(?:\\.\\d{1,6})?|\\d{1,3},\\d{1,3},\\d{1,3}");
    private static final Pattern ENTRY = Pattern.compile("!(?:ENTRY|SUBENTRY|SESSION|STACK)\\b.*");
    private static final Pattern FRAME = Pattern.compile("\\s+at [\\w.$/@<>]+\\([\\w .:$]*\\).*|\\s+\\.\\.\\. \\d+ more");
    private static final Pattern FAILURE =
            Pattern.compile("((?:Caused by: |\\s*Suppressed: )?(?:[a-z]\\w*\\.)+[A-Z][\\w$]*(?:Exception|Error|Failure))(?::.*)?");
    private static final String LEFT_OUT = "(left out)";

    /** @param messages true when the messages of the log are wanted, whatever they name */
    void write(boolean messages, Appendable out) throws IOException {
        out.append("Todoku diagnostics\n\n");
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            out.append(fact.getKey()).append(": ").append(impersonal(fact.getValue())).append('\n');
        }
        out.append("\nInstalled (").append(String.valueOf(parts.size())).append(")\n");
        for (String part : parts) {
            out.append("  ").append(part).append('\n');
        }
        out.append("\nSettings\n");
        for (Map.Entry<String, String> setting : new TreeMap<>(settings).entrySet()) {
            String value = HARMLESS.matcher(setting.getValue()).matches() ? setting.getValue() : "(text)";
            out.append("  ").append(impersonal(setting.getKey())).append(" = ").append(value).append('\n');
        }
        out.append(messages ? "\nLog\n" : "\nLog, without messages\n");
        for (String line : messages ? log : withoutMessages(log)) {
            out.append(impersonal(line)).append('\n');
        }
    }

    /** What failed, when and where in the program, but not what was said of it. */
    static List<String> withoutMessages(List<String> log) {
        List<String> kept = new ArrayList<>();
        for (String line : log) {
            var failure = FAILURE.matcher(line);
            if (ENTRY.matcher(line).matches() || FRAME.matcher(line).matches() || line.isBlank()) {
                kept.add(line);
            } else if (failure.matches()) {
                kept.add(failure.group(1));
            } else if (kept.isEmpty() || !kept.getLast().equals(LEFT_OUT)) {
                kept.add(LEFT_OUT);
            }
        }
        return kept;
    }

    private String impersonal(String text) {
        String left = text;
        for (String name : person) {
            if (name.length() > 1) {
                left = left.replaceAll("(?i)(?<![\\w])" + Pattern.quote(name) + "(?![\\w])", "***");
            }
        }
        return left;
    }
}
