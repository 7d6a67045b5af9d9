package org.todoku.ui.lists;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.NullMarked;
import org.todoku.report.FleetAnswer;
import org.todoku.report.FleetAnswer.Cause;
import org.todoku.report.FleetAnswer.Lack;
import org.todoku.report.FleetAnswers;
import org.todoku.report.FleetCauses;
import org.todoku.report.FleetWords;
import org.todoku.ui.Tone;
import org.todoku.ui.answers.AnswerLook;

/**
 * Why answers are as they are: something that keeps updates away, or something that is not known.
 *
 * @param id of the rule; empty for what is not known
 * @param about name of the server that it is about; empty for what is not known
 * @param remedy what to do first; empty when there is nothing
 * @param matches the answers that rest on it
 */
@NullMarked
record CauseRow(Tone tone, String id, String name, String about, int updates, int servers, int answers, String why, String remedy,
        Predicate<FleetAnswer> matches) {

    /** Causes by how many answers they stand in, then what is not known in the same order. */
    static List<CauseRow> of(FleetAnswers answered, FleetCauses causes, FleetWords words) {
        Set<Cause> blocking = new HashSet<>();
        answered.rows().stream().flatMap(row -> row.answers().values().stream()).filter(answer -> AnswerLook.tone(answer) == Tone.BAD)
                .forEach(answer -> blocking.addAll(answer.causes()));
        List<CauseRow> rows = new ArrayList<>();
        for (FleetCauses.Group group : causes.groups()) {
            Cause cause = group.cause();
            int answers = group.servers().values().stream().mapToInt(List::size).sum();
            rows.add(new CauseRow(blocking.contains(cause) ? Tone.BAD : Tone.NOTICE, cause.rule(), cause.name(),
                    words.serverName(cause.server()), group.updates(), group.servers().size(), answers, cause.why(), cause.remedy(),
                    answer -> answer.causes().contains(cause)));
        }
        rows.addAll(lacks(answered));
        return rows;
    }

    private static List<CauseRow> lacks(FleetAnswers answered) {
        Map<Lack, Counting> counts = new LinkedHashMap<>();
        for (FleetAnswers.Row row : answered.rows()) {
            row.answers().forEach((server, answer) -> answer.lacks()
                    .forEach(lack -> counts.computeIfAbsent(lack, any -> new Counting()).add(row.query(), server)));
        }
        List<CauseRow> rows = new ArrayList<>();
        counts.forEach((lack, counted) -> rows.add(new CauseRow(Tone.UNKNOWN, "", Messages.bind(Messages.Causes_notKnown, lack.label()), "",
                counted.updates.size(), counted.servers.size(), counted.answers, "", lack.collect(),
                answer -> answer.lacks().contains(lack))));
        rows.sort((one, other) -> Integer.compare(other.answers(), one.answers()));
        return rows;
    }

    private static final class Counting {

        private final Set<String> updates = new HashSet<>();
        private final Set<String> servers = new HashSet<>();
        private int answers;

        void add(String update, String server) {
            updates.add(update);
            servers.add(server);
            answers++;
        }
    }
}
