package org.todoku.report;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ApprovalRule;
import org.todoku.core.ServerState;
import org.todoku.core.compare.Setting;
import org.todoku.core.compare.Side;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Answers;
import org.todoku.rules.Reader;
import org.todoku.rules.Standing;
import org.todoku.rules.Texts;

/** The words of a comparison in the language of one reader; views and reports use the same. */
public final class ComparisonWords {

    private static final Texts TEXTS = new Texts(ComparisonWords.class.getClassLoader(), "org.todoku.report.comparison");

    private final Reader reader;
    private final List<ServerState> servers;
    private final List<String> columns;

    public ComparisonWords(Reader reader, List<ServerState> servers) {
        this.reader = reader;
        this.servers = servers;
        Map<String, Long> names = servers.stream().collect(Collectors.groupingBy(ServerState::key, Collectors.counting()));
        this.columns = servers.stream().map(server -> names.getOrDefault(server.key(), 0L) == 1 ? server.server()
                : of("column", server.server(), server.collectedAt())).toList();
    }

    String of(String key, Object... args) {
        return reader.text(TEXTS, key, List.of(args));
    }

    String shown(Object value) {
        return reader.shown(value);
    }

    /** A name for every server; of one server at several times with the time. */
    public List<String> columns() {
        return columns;
    }

    List<String> columns(Predicate<ServerState> wanted) {
        return IntStream.range(0, servers.size()).filter(at -> wanted.test(servers.get(at))).mapToObj(columns::get).toList();
    }

    /** What the setting is called, and of what it is told. */
    public String name(Setting setting) {
        String name = Answers.factLabel(setting.name(), TEXTS, reader);
        Object subject = setting.subject();
        return subject == null ? name : name + ": " + reader.shown(subject);
    }

    /** A value of a setting on one server. */
    public String value(Fact<?> value) {
        return value.optional().<String>map(known -> switch (known) {
            case ApprovalRule rule -> rule(rule);
            case Tri none -> of("value.no-rule");
            default -> reader.shown(known);
        }).orElseGet(() -> of("value.unknown"));
    }

    private String rule(ApprovalRule rule) {
        Boolean enabled = rule.enabled();
        return of("value.rule", of(enabled == null ? "value.enabled-unknown" : enabled ? "value.enabled" : "value.disabled"),
                all(rule.products()), all(rule.classifications()), all(rule.groups()));
    }

    private String all(List<?> chosen) {
        return chosen.isEmpty() ? of("value.rule.all") : reader.shown(chosen);
    }

    /** How an update stands on one server. */
    public String side(Side side) {
        Standing standing = side.listed() == Tri.NO ? Standing.ABSENT : side.listed() == Tri.UNKNOWN ? Standing.UNKNOWN
                : side.declined() == Tri.YES ? Standing.DECLINED
                        : switch (side.approved()) {
                            case YES -> Standing.APPROVED;
                            case NO -> Standing.NOT_APPROVED;
                            case UNKNOWN -> Standing.LISTED;
                        };
        String word = Answers.stateWord(standing, reader);
        return side.older() ? of("older", word) : word;
    }

    /** A value for programs. */
    static @Nullable Object plain(Fact<?> value) {
        return value.optional().<Object>map(known -> switch (known) {
            case Tri none -> false;
            default -> known;
        }).orElse(null);
    }
}
