package org.todoku.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Finding;
import org.todoku.rules.ServerDiagnosis;

/**
 * What a report of an investigation is made of.
 *
 * @param lists answers to lists of updates, oldest first
 * @param machines names of other machines that the servers mention, such as their upstream and proxy servers; no report tells them
 *        for their own sake, but one that masks names must know them
 * @param people names of people that the servers mention; likewise
 * @param leftOut attachments that are not listed because names are masked
 * @param masked whether names of servers and people are replaced
 */
public record InvestigationContent(String title, Instant createdAt, List<Question> questions, List<AnsweredList> lists,
        List<Note> notes, List<Decision> decisions, List<Attachment> attachments, List<String> machines, List<String> people, int leftOut,
        boolean masked) {

    public InvestigationContent {
        questions = List.copyOf(questions);
        lists = List.copyOf(lists);
        notes = List.copyOf(notes);
        decisions = List.copyOf(decisions);
        attachments = List.copyOf(attachments);
        machines = List.copyOf(machines);
        people = List.copyOf(people);
    }

    /**
     * Something that was asked for.
     *
     * @param text as typed
     * @param answers oldest first; none where they were removed
     */
    public record Question(String text, Instant askedAt, List<Answer> answers) {

        public Question {
            answers = List.copyOf(answers);
        }

        /** The newest answer that rests on facts alone; where there is none, the newest; null where there is no answer. */
        public @Nullable Answer newest() {
            for (Answer answer : answers.reversed()) {
                if (answer.diagnosis().assumed().isEmpty()) {
                    return answer;
                }
            }
            return answers.isEmpty() ? null : answers.getLast();
        }

        /** All answers but {@link #newest()}, newest first. */
        List<Answer> others() {
            Answer newest = newest();
            return answers.reversed().stream().filter(answer -> answer != newest).toList();
        }
    }

    /** @param marked what a person said of findings of the answer */
    public record Answer(Diagnosis diagnosis, List<Marked> marked) {

        public Answer {
            marked = List.copyOf(marked);
        }
    }

    /**
     * What a person said of a finding.
     *
     * @param server on which it was found
     * @param finding the one of the answer, not one that is equal to it
     * @param comment Markdown; may be empty
     */
    public record Marked(String server, Finding finding, boolean important, String comment) {
    }

    /**
     * @param text Markdown
     * @param about null for the whole
     */
    public record Note(String text, @Nullable Instant writtenAt, @Nullable Instant changedAt, @Nullable Subject about) {
    }

    /** How far a decision got. */
    public enum State {
        OPEN, DONE, DROPPED
    }

    /**
     * @param text Markdown
     * @param by who decided; may be empty
     * @param about null for the whole
     */
    public record Decision(String text, State state, String by, @Nullable Instant at, @Nullable Subject about) {
    }

    /**
     * What a note or a decision is about: a question, one of its answers, a finding of one, or a list.
     *
     * @param question of a list its source
     * @param answeredAt null for the question
     * @param finding null for a whole answer
     * @param list null for all but lists
     */
    public record Subject(String question, @Nullable Instant answeredAt, @Nullable Finding finding, @Nullable AnsweredList list) {

        public Subject(String question, @Nullable Instant answeredAt, @Nullable Finding finding) {
            this(question, answeredAt, finding, null);
        }

        public Subject(AnsweredList list) {
            this(list.list().source(), list.at(), null, list);
        }
    }

    /** @param size in bytes */
    public record Attachment(String name, @Nullable Instant addedAt, long size, String sha256) {
    }

    /** Each state of a server that an answer rests on, once, in the order of the answers. */
    public List<ServerState> servers() {
        record Key(String server, Instant at, String source) {
        }
        Map<Key, ServerState> states = new LinkedHashMap<>();
        Stream.concat(answers().stream().flatMap(diagnosis -> diagnosis.servers().stream().map(ServerDiagnosis::server)),
                lists.stream().flatMap(list -> list.servers().stream()))
                .forEach(state -> states.putIfAbsent(new Key(state.key(), state.collectedAt(), state.source()), state));
        return List.copyOf(states.values());
    }

    /** All answers to all questions. */
    public List<Diagnosis> answers() {
        return questions.stream().flatMap(question -> question.answers().stream()).map(Answer::diagnosis).toList();
    }

    /** The newest answer to each question that has one. */
    public List<Diagnosis> newest() {
        List<Diagnosis> newest = new ArrayList<>();
        for (Question question : questions) {
            Answer answer = question.newest();
            if (answer != null) {
                newest.add(answer.diagnosis());
            }
        }
        return newest;
    }

    /**
     * The worst of the newest answers and of the lists; undecided where there are none. What was only assumed answers no question.
     */
    public Diagnosis.Outcome outcome() {
        return Stream.concat(newest().stream().filter(answer -> answer.assumed().isEmpty()).map(Diagnosis::outcome),
                lists.stream().map(AnsweredList::outcome)).sorted().findFirst().orElse(Diagnosis.Outcome.UNDECIDED);
    }
}
