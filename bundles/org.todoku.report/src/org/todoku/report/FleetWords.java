package org.todoku.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.todoku.intake.list.ListSummary;
import org.todoku.rules.Answers;
import org.todoku.rules.Reader;

/** The words of the answers for a fleet: short names of servers, what stands in a cell. */
public final class FleetWords {

    private static final int SHOWN_LACKS = 2;
    private static final int SHOWN_QUERIES = 200;

    private final Words words;
    private final Map<String, String> servers;
    private final String domain;

    public FleetWords(FleetAnswers answers) {
        words = Words.ofFleet(answers.reader());
        servers = answers.servers();
        domain = domain(List.copyOf(servers.values()));
    }

    /** What all names end with, from the first dot on, when the rest tells them apart; empty otherwise. */
    private static String domain(List<String> names) {
        if (names.size() < 2 || names.get(0).indexOf('.') <= 0) {
            return "";
        }
        String end = names.get(0).substring(names.get(0).indexOf('.'));
        boolean all = names.stream().allMatch(name -> name.indexOf('.') > 0 && name.substring(name.indexOf('.')).equalsIgnoreCase(end));
        return all && new HashSet<>(names.stream().map(name -> name.substring(0, name.indexOf('.'))).toList()).size() == names.size() ? end
                : "";
    }

    String of(String key, Object... args) {
        return words.of(key, args);
    }

    /** A fate in one word or two. */
    public String fate(Fate fate) {
        return of("fate", fate);
    }

    String of(String prefix, Enum<?> constant) {
        return words.of(prefix, constant);
    }

    String shown(Object value) {
        return words.shown(value);
    }

    Reader reader() {
        return words.reader();
    }

    /** What the short names leave out; empty where names are whole. */
    String domain() {
        return domain;
    }

    /** Short name of a server by its key. */
    public String server(String key) {
        return serverName(servers.getOrDefault(key, key));
    }

    /** Short name of a server by its name. */
    public String serverName(String name) {
        return !domain.isEmpty() && name.toLowerCase(java.util.Locale.ROOT).endsWith(domain.toLowerCase(java.util.Locale.ROOT))
                ? name.substring(0, name.length() - domain.length()) : name;
    }

    String listed(List<String> queries) {
        String shown = shown(queries.subList(0, Math.min(SHOWN_QUERIES, queries.size())));
        return queries.size() <= SHOWN_QUERIES ? shown : of("more", shown, queries.size() - SHOWN_QUERIES);
    }

    /** What stands in the table: what became of it, by which rules, when, or what is not known. */
    public String cell(@Nullable FleetAnswer answer) {
        if (answer == null) {
            return "-";
        }
        List<String> rules = answer.causes().stream().map(FleetAnswer.Cause::rule).distinct().toList();
        String text = switch (answer.fate()) {
            case PRESENT -> Answers.stateWord(answer.standing(), reader());
            case ARRIVING -> answer.when() == null ? of("cell.ARRIVING") : of("cell.ARRIVING.when", answer.when());
            case FAILED, BLOCKED, ELSEWHERE, UNDECIDED -> of("cell", answer.fate());
        };
        List<String> lacks = answer.lacks().stream().map(FleetAnswer.Lack::label).toList();
        if (lacks.size() == 1 && answer.lacks().get(0).fact().equals(FleetAnswers.TARGET)) {
            text = of("cell.nobody", text);
        } else if (!lacks.isEmpty()) {
            text = of("cell.lacks", text, lacks.size() <= SHOWN_LACKS ? lacks
                    : List.of(shown(lacks.subList(0, SHOWN_LACKS)), of("cell.lacks.more", lacks.size() - SHOWN_LACKS)));
        }
        if (!rules.isEmpty()) {
            text = of("cell.rules", text, String.join(" ", rules));
        }
        return answer.partly() ? of("cell.partly", answer.there(), answer.variants(), text) : text;
    }

    /** As {@link #cell}, with the name of the rule that it is up to. */
    public String named(@Nullable FleetAnswer answer) {
        if (answer == null || answer.causes().isEmpty()) {
            return cell(answer);
        }
        FleetAnswer.Cause first = answer.causes().get(0);
        String state = cell(answer.withoutCauses());
        return answer.causes().size() == 1 ? of("cell.named", state, first.rule(), first.name())
                : of("cell.named.more", state, first.rule(), first.name(), answer.causes().size() - 1);
    }

    /** What is to be settled before an advice helps; empty where nothing is. */
    String first(List<FleetAnswer.Cause> causes) {
        List<String> each = causes.stream().map(one -> of("advice.first.cause", one.rule(), one.name(), serverName(one.server()))).toList();
        return each.isEmpty() ? "" : of("advice.first", each);
    }

    /** How far it came, when it was stopped. */
    public String partial(FleetAnswers answers) {
        int answered = answers.rows().size();
        return answered < answers.asked() ? of("partial", answered, answers.asked()) : of("partial.advice");
    }

    /** What was read of the list, and what was not used. */
    public List<String> list(ListSummary list) {
        List<String> lines = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        list.columns().forEach((name, rows) -> columns.add(name.isEmpty() ? of("list.row", rows) : of("list.column", name, rows)));
        lines.add(columns.isEmpty() ? of("list", list.source(), list.rows()) : of("list.columns", list.source(), list.rows(), columns));
        if (list.repeated() > 0) {
            lines.add(of("list.repeated", list.repeated()));
        }
        if (list.unused() > 0) {
            lines.add(list.flawsOnly() > 0 ? of("list.unused.flaws", list.unused(), list.flawsOnly()) : of("list.unused", list.unused()));
        }
        return lines;
    }
}
