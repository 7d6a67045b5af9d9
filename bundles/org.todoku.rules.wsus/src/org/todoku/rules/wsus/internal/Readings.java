package org.todoku.rules.wsus.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import org.todoku.core.ServerInfo;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;

/** Readings of a server by their names in the fact catalogue, such as {@code host.pool.state}, and evidence of them. */
public final class Readings {

    private Readings() {
    }

    public static Fact<Long> number(Question question, String name) {
        return of(question, name, Number.class).map(Number::longValue);
    }

    public static Fact<String> text(Question question, String name) {
        return of(question, name, String.class);
    }

    public static Fact<Boolean> yes(Question question, String name) {
        return of(question, name, Boolean.class);
    }

    public static Fact<Instant> time(Question question, String name) {
        return of(question, name, Instant.class);
    }

    /** Build of Windows, for example 20348, as the host says it, or else the server in its version; {@code host.os.build}. */
    public static Fact<Long> build(Question question) {
        Fact<Long> told = number(question, "host.os.build");
        String[] version = question.server().info().optional().map(ServerInfo::osVersion).orElse("").split("\\.");
        return told.isKnown() || version.length < 3 || !version[2].matches("\\d{4,6}") ? told
                : question.server().info().map(info -> Long.parseLong(version[2]));
    }

    private static <T> Fact<T> of(Question question, String name, Class<T> type) {
        return switch (question.fact(name)) {
            case Known<?> known -> new Known<>(type.cast(known.value()), known.from());
            case Unknown<?> unknown -> new Unknown<>(unknown.name(), unknown.reason(), unknown.detail());
        };
    }

    /** Evidence of those readings that are known; an empty text says that nothing is set. */
    public static Evidence[] evidence(Question question, String... names) {
        return Stream.of(names).flatMap(name -> evidence(name, question.fact(name)).stream()).toArray(Evidence[]::new);
    }

    private static Optional<Evidence> evidence(String name, Fact<?> fact) {
        return fact instanceof Known<?> known
                ? Optional.of(new Evidence(name, known.value().equals("") ? Tri.NO : known.value(), known.from()))
                : Optional.empty();
    }
}
