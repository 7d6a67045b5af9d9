package org.todoku.ui.servers;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.Completeness;
import org.todoku.core.Configuration;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Answers;
import org.todoku.rules.Reader;
import org.todoku.ui.Tone;

/** What the tree says of a line, column by column: a word, and whether it is well. */
@NullMarked
final class Glance {

    /** The columns after the name. */
    enum Column {
        HEALTH, AGE, COMPLETE, ROLE
    }

    /** What a cell says. */
    record Word(String text, Tone tone) {

        static final Word NOTHING = new Word("", Tone.PLAIN);
    }

    private static final List<Health.Kind> SICKEST_FIRST = List.of(Health.Kind.FAILING, Health.Kind.NEVER, Health.Kind.OLD,
            Health.Kind.UNKNOWN, Health.Kind.SYNCHRONISED);

    private final Reader reader;
    private final Instant now;

    Glance(Reader reader, Instant now) {
        this.reader = reader;
        this.now = now;
    }

    Word word(Node node, Column column) {
        return switch (node) {
            case Node.Group group -> column == Column.HEALTH ? health(group) : Word.NOTHING;
            case Node.States states -> Word.NOTHING;
            case Node.State state -> switch (column) {
                case HEALTH, ROLE -> Word.NOTHING;
                case AGE -> age(state.info().collectedAt());
                case COMPLETE -> complete(state.info().updatesCompleteness() == Completeness.COMPLETE ? 0 : 1);
            };
            case Node.Server server -> word(server, column);
        };
    }

    private Word word(Node.Server server, Column column) {
        ServerState state = server.state();
        if (state == null) {
            return column == Column.HEALTH || column == Column.ROLE ? new Word(Messages.NotCollected, Tone.UNKNOWN) : Word.NOTHING;
        }
        Health health = server.health();
        return switch (column) {
            case HEALTH -> health != null ? new Word(health.shortWords(reader), health.tone())
                    : new Word(Messages.bind(Messages.Catalogue_words, reader.shown(state.updates().rows())), Tone.PLAIN);
            case AGE -> age(state.collectedAt());
            case COMPLETE -> complete(incomplete(state));
            case ROLE -> health == null ? new Word(Messages.Role_catalogue, Tone.PLAIN) : role(server, state);
        };
    }

    private Word health(Node.Group group) {
        List<Node.Server> servers = group.servers();
        if (servers.isEmpty()) {
            return new Word(Messages.Group_empty, Tone.MUTED);
        }
        long sick = servers.stream().filter(server -> rank(server) < SICKEST_FIRST.indexOf(Health.Kind.SYNCHRONISED)).count();
        String all = reader.shown((long) servers.size());
        return sick == 0 ? new Word(Messages.bind(Messages.Group_well, all), Tone.GOOD)
                : new Word(Messages.bind(Messages.Group_sick, reader.shown(sick), all), SICKEST_TONE[worst(group)]);
    }

    private static final Tone[] SICKEST_TONE = { Tone.BAD, Tone.NOTICE, Tone.NOTICE, Tone.UNKNOWN, Tone.GOOD, Tone.PLAIN };

    private Word age(Instant collectedAt) {
        long days = Duration.between(collectedAt, now).toDays();
        // a server whose clock runs ahead was not read in the future
        return days < 1 ? new Word(Messages.Age_today, Tone.PLAIN)
                : new Word(days == 1 ? Messages.Age_oneDay : Messages.bind(Messages.Age_days, reader.shown(days)),
                        days >= Health.FRESH.toDays() ? Tone.NOTICE : Tone.PLAIN);
    }

    static int incomplete(ServerState state) {
        return (int) state.sections().stream().filter(section -> section.completeness() != Completeness.COMPLETE).count();
    }

    private Word complete(int missing) {
        return missing == 0 ? new Word(Messages.Complete, Tone.PLAIN)
                : new Word(missing == 1 ? Messages.Complete_one : Messages.bind(Messages.Complete_some, reader.shown((long) missing)),
                        Tone.NOTICE);
    }

    private Word role(Node.Server server, ServerState state) {
        if (!server.loop().isEmpty()) {
            return new Word(Messages.bind(Messages.Role_loop, String.join(" → ", server.loop())), Tone.BAD);
        }
        return switch (state.configuration()) {
            case Unknown<Configuration> unknown -> new Word(Messages.bind(Messages.Facts_unknown, Answers.name(unknown.reason(), reader)),
                    Tone.UNKNOWN);
            case Known<Configuration> known when known.value().downstream() != Tri.YES -> new Word(
                    Boolean.TRUE.equals(known.value().syncFromMicrosoftUpdate()) ? Messages.Role_microsoft : Messages.Facts_noUpstream,
                    Tone.PLAIN);
            case Known<Configuration> known -> new Word(known.value().isReplica() ? Messages.Role_replica : Messages.Role_autonomous,
                    Tone.PLAIN);
        };
    }

    /** 0 for the sickest. */
    private static int rank(Node.Server server) {
        Health health = server.health();
        if (health == null) {
            return server.state() == null ? SICKEST_FIRST.indexOf(Health.Kind.UNKNOWN) : SICKEST_FIRST.size();
        }
        return SICKEST_FIRST.indexOf(health.kind());
    }

    /** How sick the sickest is of a line and those below it, 0 for the worst. */
    static int worst(Node node) {
        int own = node instanceof Node.Server server ? rank(server) : SICKEST_FIRST.size();
        return node.children().stream().mapToInt(Glance::worst).reduce(own, Math::min);
    }

    /**
     * The order when the user asks for the sick first, in the sense of a column: failing before old, old states before new ones, incomplete
     * ones before complete ones. Lines of the same kind only; others keep their order.
     */
    static Comparator<Node> sickFirst(Column column) {
        return switch (column) {
            case HEALTH -> Comparator.comparingInt(Glance::worst).thenComparing(Glance::since);
            case AGE -> Comparator.comparing(Glance::collected);
            case COMPLETE -> Comparator.comparingInt(Glance::missing).reversed();
            case ROLE -> Comparator.comparingInt(Glance::roleOrder);
        };
    }

    private static Instant since(Node node) {
        Health health = node instanceof Node.Server server ? server.health() : null;
        Instant since = health == null ? null : health.since();
        return since == null ? Instant.MIN : since;
    }

    private static Instant collected(Node node) {
        Instant own = switch (node) {
            case Node.State state -> state.info().collectedAt();
            case Node.Server server -> server.known().map(ServerState::collectedAt).orElse(Instant.MAX);
            default -> Instant.MAX;
        };
        return node.children().stream().filter(child -> !(child instanceof Node.States)).map(Glance::collected)
                .reduce(own, (one, two) -> one.isBefore(two) ? one : two);
    }

    private static int missing(Node node) {
        int own = switch (node) {
            case Node.State state -> state.info().updatesCompleteness() == Completeness.COMPLETE ? 0 : 1;
            case Node.Server server -> server.known().map(Glance::incomplete).orElse(0);
            default -> 0;
        };
        return node.children().stream().filter(child -> !(child instanceof Node.States)).mapToInt(Glance::missing).reduce(own, Math::max);
    }

    private static int roleOrder(Node node) {
        if (!(node instanceof Node.Server server)) {
            return 0;
        }
        ServerState state = server.state();
        if (!server.loop().isEmpty() || state == null) {
            return 0;
        }
        return state.configuration().optional().map(configuration -> configuration.isReplica() ? 2 : 1).orElse(0);
    }
}
