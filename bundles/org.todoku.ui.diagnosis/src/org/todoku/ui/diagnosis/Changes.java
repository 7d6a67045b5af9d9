package org.todoku.ui.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

import org.todoku.core.ServerState;
import org.todoku.rules.AnswerChange;
import org.todoku.rules.AnswerChange.OfFinding;
import org.todoku.rules.AnswerChange.OfServer;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.ui.Session;

/** Remembers the answers to the last questions, and says what changed when one is answered again from newer states. For the UI thread. */
final class Changes {

    /** Answers hold on to the states that they rest on. */
    private static final int REMEMBERED = 5;
    private static final int MOST_LINES = 6;
    /** The answer itself stands below. */
    private static final int MOST_TRIED = 4;

    private final Session session;
    private final BiConsumer<String, String> show;
    private final Map<String, Diagnosis> last = new LinkedHashMap<>();

    /** @param show shows the finding of a rule on a server; of a rule that says nothing any more, the server */
    Changes(Session session, BiConsumer<String, String> show) {
        this.session = session;
        this.show = show;
    }

    /** What changed since the same was asked before; nothing where the states are the same or none of the servers is. */
    List<Notice.Line> since(Diagnosis now) {
        String asked = now.target().query().text().toLowerCase(Locale.ROOT);
        Diagnosis before = last.remove(asked);
        last.put(asked, now);
        if (last.size() > REMEMBERED) {
            last.remove(last.keySet().iterator().next());
        }
        return before == null || !AnswerChange.otherStates(before, now) || !sameFleet(before, now) ? List.of() : told(before, now);
    }

    private static boolean sameFleet(Diagnosis before, Diagnosis now) {
        List<String> keys = before.servers().stream().map(server -> server.server().key()).toList();
        return now.servers().stream().anyMatch(server -> keys.contains(server.server().key()));
    }

    /** What an answer under assumptions changes against the one from what was read: for each server what counts most. */
    List<Notice.Line> whatIf(Diagnosis real, Diagnosis assumed) {
        List<Notice.Line> changes = new ArrayList<>();
        for (OfServer server : AnswerChange.between(real, assumed).servers()) {
            List<Notice.Line> own = new ArrayList<>();
            add(server, own);
            own.stream().findFirst().ifPresent(changes::add);
        }
        return told(changes, MOST_TRIED, Messages.WhatIf_changes, Messages.WhatIf_noChange);
    }

    private List<Notice.Line> told(Diagnosis before, Diagnosis now) {
        List<Notice.Line> changes = new ArrayList<>();
        for (OfServer server : AnswerChange.between(before, now).servers()) {
            add(server, changes);
        }
        String when = session.reader().shown(before.at());
        return told(changes, MOST_LINES, Messages.bind(Messages.Changes_title, when), Messages.bind(Messages.Changes_none, when));
    }

    private List<Notice.Line> told(List<Notice.Line> changes, int most, String title, String nothing) {
        Reader reader = session.reader();
        List<Notice.Line> lines = new ArrayList<>();
        lines.add(Notice.Line.plain(changes.isEmpty() ? nothing : title));
        lines.addAll(changes.subList(0, Math.min(changes.size(), most)));
        if (changes.size() > most) {
            lines.add(Notice.Line.plain(Messages.bind(Messages.Changes_more, reader.shown((long) changes.size() - most))));
        }
        return lines;
    }

    private void add(OfServer change, List<Notice.Line> lines) {
        Reader reader = session.reader();
        ServerState server = change.server();
        String name = session.fleet().name(server);
        Runnable toServer = () -> show.accept(server.key(), "");
        ServerDiagnosis before = change.before();
        ServerDiagnosis after = change.after();
        if (after == null) {
            lines.add(Notice.Line.plain(Messages.bind(Messages.Changes_serverGone, name)));
        } else if (before == null) {
            lines.add(new Notice.Line(Messages.bind(Messages.Changes_serverNew, name, Answers.stateWord(after, reader)), toServer));
        } else {
            if (change.standing()) {
                lines.add(new Notice.Line(Messages.bind(Messages.Changes_state,
                        new Object[] { name, Answers.stateWord(before, reader), Answers.stateWord(after, reader) }), toServer));
            }
            for (OfFinding finding : change.findings()) {
                Finding was = finding.before();
                Finding now = finding.after();
                if (now != null && finding.began() && !after.toldAlready(now)) {
                    lines.add(line(now == after.headline() ? Messages.Changes_first : Messages.Changes_began, name, server, now));
                } else if (was != null && finding.ended() && !before.toldAlready(was)) {
                    lines.add(line(Messages.Changes_ended, name, server, was));
                }
            }
        }
    }

    private Notice.Line line(String text, String name, ServerState server, Finding finding) {
        return new Notice.Line(Messages.bind(text, name, finding.rule().name(session.reader().locale())),
                () -> show.accept(server.key(), finding.rule().id()));
    }
}
