package org.todoku.ui.lists;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.fleet.FactBase;
import org.todoku.intake.list.ListException;
import org.todoku.intake.list.ListSource;
import org.todoku.intake.list.WantedList;
import org.todoku.report.AnsweredList;
import org.todoku.report.FleetAnswers;
import org.todoku.report.FleetCauses;
import org.todoku.report.FleetChange;
import org.todoku.report.FleetInquiry;
import org.todoku.report.FleetInquiry.How;
import org.todoku.report.FleetWords;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.Reader;
import org.todoku.ui.ListWish;

/**
 * A list with its answers.
 *
 * @param list what is asked for; words that no update has are not
 * @param inquiry what it was asked of, for asking it again in another language
 * @param kept the answers in no language, for keeping them
 * @param guessed whether the file is not Unicode and was read as Shift_JIS
 */
@NullMarked
record AskedList(ListWish wish, WantedList list, FleetInquiry inquiry, FleetAnswers answers, FleetWords words, FleetCauses counts,
        List<CauseRow> causes, List<FleetChange> changes, AnsweredList kept, boolean guessed) {

    /** Reads a list and asks for it; in the background. When it is stopped, what was answered until then is given. */
    static AskedList of(ListWish wish, DiagnosisEngine engine, FactBase facts, List<ServerState> servers, Instant now, Reader reader,
            Progress progress) throws ListException, IOException {
        ListSource source = source(wish);
        WantedList list = WantedList.read(source, null).known(facts, progress);
        var inquiry = new FleetInquiry(engine, facts, servers, now);
        FleetAnswers answers = inquiry.ask(list.wanted(), list.told(), new How(true, false, false), reader, progress).answers();
        var words = new FleetWords(answers);
        var counts = new FleetCauses(answers);
        AnsweredList kept = AnsweredList.of(answers);
        return new AskedList(wish, list, inquiry, answers, words, counts, CauseRow.of(answers, counts, words), FleetChange.of(answers),
                wish.file() == null ? kept.from("") : kept, source.guessed());
    }

    private static ListSource source(ListWish wish) throws ListException, IOException {
        Path file = wish.file();
        if (file == null) {
            return ListSource.of(Messages.Pasted, wish.text());
        }
        try (InputStream in = Files.newInputStream(file)) {
            Path name = file.getFileName();
            return ListSource.read(name == null ? file.toString() : name.toString(), in);
        }
    }

    /** What is asked for, a line each. */
    String asText() {
        return String.join("\n", list.wanted().stream().map(wanted -> wanted.question().text()).toList());
    }

    /** Whether what was asked about has changed since. */
    boolean stale(FactBase now) {
        return !states(now.servers()).equals(states(inquiry.facts().servers()))
                || !states(now.catalogues()).equals(states(inquiry.facts().catalogues()));
    }

    /** Whether none of the servers that were asked about is there any more. */
    boolean gone(FactBase now) {
        return now.servers().stream().map(ServerState::key).noneMatch(answers.servers()::containsKey);
    }

    private static List<String> states(List<ServerState> states) {
        return states.stream().map(state -> state.key() + "|" + state.collectedAt()).sorted().toList();
    }

    /** Whether servers were left out that are to be shown. */
    boolean lacks(List<String> servers) {
        return !answers.servers().keySet().containsAll(servers);
    }

    /** What the user reads about a text or file that is no list. */
    static String explain(ListException refused) {
        List<Object> args = refused.args();
        return switch (refused.reason()) {
            case LARGE -> Messages.bind(Messages.Refused_LARGE, args.toArray());
            case ENCODING -> Messages.bind(Messages.Refused_ENCODING, args.toArray());
            case WORKBOOK -> Messages.bind(Messages.Refused_WORKBOOK, args.toArray());
            case QUOTES -> Messages.bind(Messages.Refused_QUOTES, args.toArray());
            case SIZE -> Messages.bind(Messages.Refused_SIZE, args.toArray());
            case FLAWS -> Messages.bind(Messages.Refused_FLAWS, args.toArray());
            case NOTHING, NO_HEADER, NO_COLUMN -> Messages.bind(Messages.Refused_NOTHING, args.toArray());
        };
    }
}
