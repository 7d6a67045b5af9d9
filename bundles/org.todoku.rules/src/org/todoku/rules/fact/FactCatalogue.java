package org.todoku.rules.fact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.todoku.rules.Question;

/**
 * The facts that a rule may ask for by name ({@link Question#fact}). Names and types never change once released; new ones may come.
 * Safe for many threads.
 */
public final class FactCatalogue {

    private static final Map<String, FactDefinition> NAMED = named();
    private static final List<String> OF_SERVER = List.of("server.", "configuration.", "subscription.", "syncHistory.", "categories.",
            "status.", "host.", "clients.", "events.", "log.");
    private static final Set<String> OF_QUESTION = Set.of("server.age", "server.ageDays", "subscription.covers",
            "subscription.coversProduct", "subscription.coversClassification", "syncHistory.blame");

    private FactCatalogue() {
    }

    private static Map<String, FactDefinition> named() {
        FactList facts = new FactList();
        ServerFacts.addTo(facts);
        FurtherSettings.addTo(facts);
        HistoryFacts.addTo(facts);
        TargetFacts.addTo(facts);
        EvidenceFacts.addTo(facts);
        return Map.copyOf(facts.all());
    }

    /** Every fact with a name of its own, by name. Families such as {@code clients.errors.0x80244010} are found but not listed. */
    public static List<FactDefinition> all() {
        return NAMED.values().stream().sorted((one, other) -> one.name().compareTo(other.name())).toList();
    }

    /** Whether a fact is the same whatever the update and the moment it is asked for. */
    public static boolean restsOnServerAlone(String name) {
        return OF_SERVER.stream().anyMatch(name::startsWith) && !OF_QUESTION.contains(name);
    }

    /** @param name exactly as documented */
    public static Optional<FactDefinition> find(String name) {
        return Optional.ofNullable(NAMED.get(name)).or(() -> EvidenceFacts.family(name));
    }

    /**
     * A fact that only the asking rule knows of: a further setting ({@code configuration.NAME}), or a key of the evidence
     * ({@code host.NAME}, {@code clients.NAME}, {@code status.NAME}). Empty for any other name and for one that {@link #find} knows.
     */
    public static Optional<FactDefinition> declared(String name, FactType type) {
        int dot = name.indexOf('.');
        if (dot < 1 || dot == name.length() - 1 || find(name).isPresent()) {
            return Optional.empty();
        }
        String key = name.substring(dot + 1);
        return switch (name.substring(0, dot)) {
            case "configuration" -> Optional.of(new FactDefinition(name, type, question -> FurtherSettings.read(question, key, type)));
            case "host" -> Optional.of(new FactDefinition(name, type, question -> EvidenceFacts.host(question, key, type)));
            case "clients" -> Optional.of(new FactDefinition(name, type, question -> EvidenceFacts.clients(question, key, type)));
            case "status" -> type == FactType.NUMBER
                    ? Optional.of(new FactDefinition(name, type, question -> EvidenceFacts.count(question, key))) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
