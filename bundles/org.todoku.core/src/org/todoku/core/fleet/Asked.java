package org.todoku.core.fleet;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.todoku.core.ServerState;
import org.todoku.core.UpdateField;
import org.todoku.core.query.Matter;
import org.todoku.core.query.StateWord;
import org.todoku.core.query.Term;
import org.todoku.core.query.Unjudged;
import org.todoku.core.query.Unjudged.Telling;
import org.todoku.core.query.UpdateQuery;

/**
 * What a query asks of the states of a fleet.
 *
 * @param terms what an update must match; without those that name servers
 * @param chosen servers that {@link Term.State} and {@link Term.Arrived} are about, in their order
 * @param unknownServers names of the query that no server has
 */
public record Asked(List<Term> terms, List<ServerState> chosen, List<String> unknownServers) {

    public Asked {
        terms = List.copyOf(terms);
        chosen = List.copyOf(chosen);
        unknownServers = List.copyOf(unknownServers);
    }

    public static Asked of(UpdateQuery query, List<ServerState> servers) {
        List<Term> terms = new ArrayList<>();
        List<ServerState> wanted = new ArrayList<>();
        List<ServerState> unwanted = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        boolean named = false;
        boolean all = true;
        boolean about = false;
        for (Term term : query.terms()) {
            Term inner = inner(term);
            if (inner instanceof Term.Server server) {
                named = true;
                all &= term instanceof Term.Not;
                List<ServerState> found = named(server.name(), servers);
                (term instanceof Term.Not ? unwanted : wanted).addAll(found);
                if (found.isEmpty() && !unknown.contains(server.name())) {
                    unknown.add(server.name());
                }
            } else {
                terms.add(term);
                about |= inner instanceof Term.State || inner instanceof Term.Arrived;
            }
        }
        if (named && !about) {
            terms.add(new Term.State(StateWord.PRESENT));
        }
        boolean everybody = all;
        return new Asked(terms,
                servers.stream().filter(server -> (everybody || wanted.contains(server)) && !unwanted.contains(server)).toList(), unknown);
    }

    private static Term inner(Term term) {
        return term instanceof Term.Not not ? inner(not.term()) : term;
    }

    private static List<ServerState> named(String name, List<ServerState> servers) {
        List<ServerState> exact = servers.stream().filter(server -> UpdateQuery.normalise(server.server()).equals(name)).toList();
        return exact.isEmpty() ? servers.stream().filter(server -> UpdateQuery.normalise(server.server()).startsWith(name)).toList()
                : exact;
    }

    /** Whether the query is about titles, numbers and GUIDs only, of which nothing is ever unknown. */
    public boolean onlyTexts() {
        return terms.stream().map(Asked::inner)
                .allMatch(term -> term instanceof Term.Text || term instanceof Term.Kb || term instanceof Term.Guid);
    }

    /**
     * @param updates how many could not be judged
     * @param sources all servers and catalogues
     * @param tellsCves whether a source lists an update of which CVE numbers are known; asked only where the query is about them
     */
    public Unjudged unjudged(long updates, List<ServerState> sources, Predicate<ServerState> tellsCves) {
        Set<Matter> matters = EnumSet.noneOf(Matter.class);
        terms.forEach(term -> add(inner(term), matters));
        List<Telling> tellings = new ArrayList<>();
        for (Matter matter : matters) {
            tellings.add(switch (matter) {
                case PRODUCTS -> telling(matter, sources, UpdateField.PRODUCTS);
                case CLASSIFICATION -> telling(matter, sources, UpdateField.CLASSIFICATION);
                case CREATED -> telling(matter, sources, UpdateField.CREATED);
                case ARRIVED -> telling(matter, chosen, UpdateField.ARRIVED);
                case APPROVED -> telling(matter, chosen, UpdateField.APPROVED);
                case DECLINED -> telling(matter, chosen, UpdateField.DECLINED);
                case EXPIRED -> telling(matter, chosen, UpdateField.EXPIRED);
                case READY_STATE -> telling(matter, chosen, UpdateField.READY_STATE);
                case LICENCE_TERMS -> telling(matter, chosen, UpdateField.LICENCE_TERMS);
                case SUPERSEDED -> telling(matter, chosen, UpdateField.SUPERSEDED);
                case REPLACEMENT -> new Telling(matter, count(sources, UpdateStanding::saysWhatIsSuperseded), sources.size());
                case CVES -> new Telling(matter, count(sources, tellsCves), sources.size());
                case ALL_UPDATES -> new Telling(matter, count(chosen, ServerState::updatesComplete), chosen.size());
            });
        }
        return new Unjudged(updates, tellings, unknownServers);
    }

    private static void add(Term term, Set<Matter> matters) {
        switch (term) {
            case Term.Product product -> matters.add(Matter.PRODUCTS);
            case Term.Classification classification -> matters.add(Matter.CLASSIFICATION);
            case Term.Created created -> matters.add(Matter.CREATED);
            case Term.Superseded superseded -> matters.add(Matter.REPLACEMENT);
            case Term.Cve cve -> matters.add(Matter.CVES);
            case Term.Arrived arrived -> matters.addAll(List.of(Matter.ARRIVED, Matter.ALL_UPDATES));
            case Term.State state -> {
                matters.add(Matter.ALL_UPDATES);
                matter(state.word()).forEach(matters::add);
            }
            default -> { /* titles and numbers are always there */ }
        }
    }

    private static Stream<Matter> matter(StateWord word) {
        return switch (word) {
            case APPROVED, NOT_APPROVED -> Stream.of(Matter.APPROVED);
            case DECLINED -> Stream.of(Matter.DECLINED);
            case SUPERSEDED -> Stream.of(Matter.SUPERSEDED);
            case EXPIRED -> Stream.of(Matter.EXPIRED);
            case READY, DOWNLOADING, FAILED -> Stream.of(Matter.READY_STATE);
            case LICENCE_PENDING -> Stream.of(Matter.LICENCE_TERMS);
            case PRESENT, ABSENT, NOT_EVERYWHERE -> Stream.empty();
        };
    }

    private static Telling telling(Matter matter, List<ServerState> states, UpdateField field) {
        return new Telling(matter, count(states, state -> state.has(field)), states.size());
    }

    private static int count(List<ServerState> states, Predicate<ServerState> tells) {
        return (int) states.stream().filter(tells).count();
    }
}
