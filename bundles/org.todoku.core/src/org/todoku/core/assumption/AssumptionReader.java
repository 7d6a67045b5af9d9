package org.todoku.core.assumption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.core.WellKnown;
import org.todoku.core.assumption.AssumptionProblem.Kind;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.Hierarchy;
import org.todoku.core.query.UpdateQuery;

/**
 * Reads assumptions as people type them: {@code selected Windows 11 on plant}, {@code synchronised on plant},
 * {@code imported KB5040000 on plant}, {@code not-declined on plant}. Servers have their short names, products and classifications
 * their titles where no other one has them, and what is asked for need not be named; {@link Assumption#text} is read too.
 */
public final class AssumptionReader {

    private static final Pattern FORM = Pattern.compile(
            "(?i)\\s*(selected|ticked|synchroni[sz]ed|synced|imported|not[- ]declined)(?:\\s+(.*?))?\\s*");
    private static final Pattern LEVEL = Pattern.compile("(?i)(product-family|family|product|classification)\\s+(.+)");
    private static final Pattern GUID = Pattern.compile("\\{?(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})}?(?:\\s+\".*\")?");
    private static final Pattern KB = Pattern.compile("(?i)(?:kb)?(\\d{5,8})");
    private static final String ON = " on ";

    private final FactBase facts;
    private final Hierarchy servers;
    private final List<ServerState> asked;
    private final List<Update> wanted;

    /**
     * @param asked the servers that are asked about
     * @param wanted the updates that are asked for
     */
    public AssumptionReader(FactBase facts, List<ServerState> asked, List<Update> wanted) {
        this.facts = facts;
        this.servers = new Hierarchy(facts.servers());
        this.asked = List.copyOf(asked);
        this.wanted = List.copyOf(wanted);
    }

    private record Words(String what, ServerState server) {
    }

    /** One assumption, or one for each update that a KB number stands for where it would change something. */
    public List<Assumption> read(String typed) throws AssumptionProblem {
        Matcher form = FORM.matcher(typed);
        if (!form.matches()) {
            throw new AssumptionProblem(Kind.FORM, typed.strip(), List.of());
        }
        String kind = form.group(1).toLowerCase(Locale.ROOT);
        Words words = words(form.group(2) == null ? "" : form.group(2), typed.strip());
        String server = words.server().server();
        if (kind.startsWith("sync")) {
            if (!words.what().isEmpty()) {
                throw new AssumptionProblem(Kind.FORM, typed.strip(), List.of());
            }
            return List.of(new Assumption.Synchronised(server));
        }
        if (kind.equals("selected") || kind.equals("ticked")) {
            return List.of(selected(words));
        }
        boolean imported = kind.equals("imported");
        List<Assumption> all = new ArrayList<>();
        for (Update update : updates(words.what())) {
            all.add(imported ? new Assumption.Imported(server, update.id()) : new Assumption.NotDeclined(server, update.id()));
        }
        List<Assumption> sensible = all.stream().filter(one -> !new AssumedFacts(facts, List.of(one)).idle().containsKey(one)).toList();
        return sensible.isEmpty() ? all : sensible;
    }

    /** The last "on" stands before the server, unless it belongs to a title and there is only one server to be meant. */
    private Words words(String rest, String typed) throws AssumptionProblem {
        String all = " " + rest.strip();
        int at = all.lastIndexOf(ON);
        String name = at < 0 ? "" : all.substring(at + ON.length()).strip();
        Optional<ServerState> server = at < 0 ? Optional.empty() : server(name);
        if (server.isPresent()) {
            return new Words(all.substring(0, at).strip(), server.get());
        }
        List<String> names = facts.servers().stream().map(ServerState::server).toList();
        if (at >= 0 && (asked.size() != 1 || named(all.strip(), asked.get(0)).isEmpty())) {
            throw new AssumptionProblem(Kind.SERVER_UNKNOWN, name, names);
        }
        if (asked.size() != 1) {
            throw new AssumptionProblem(Kind.SERVER_MISSING, typed, names);
        }
        return new Words(all.strip(), asked.get(0));
    }

    private Optional<ServerState> server(String name) {
        Optional<ServerState> exact = servers.named(name);
        if (exact.isPresent() || name.isEmpty()) {
            return exact;
        }
        String begin = name.toLowerCase(Locale.ROOT);
        List<ServerState> like = facts.servers().stream().filter(server -> server.key().startsWith(begin)).toList();
        return like.size() == 1 ? Optional.of(like.get(0)) : Optional.empty();
    }

    private Assumption.Selected selected(Words words) throws AssumptionProblem {
        List<Assumption.Selected> found = named(words.what(), words.server());
        if (found.isEmpty()) {
            throw new AssumptionProblem(Kind.CATEGORY_UNKNOWN, words.what(), wanted.stream().flatMap(AssumptionReader::categories)
                    .map(CategoryRef::shown).distinct().limit(8).toList());
        }
        if (found.size() > 1) {
            throw new AssumptionProblem(Kind.CATEGORY_AMBIGUOUS, words.what(),
                    found.stream().limit(8).map(one -> one.category().id() + " " + one.category().title()).toList());
        }
        return found.get(0);
    }

    private static Stream<CategoryRef> categories(Update update) {
        return Stream.concat(update.products().stream(), Stream.ofNullable(update.classification()));
    }

    /** What is asked for comes first, then what the server itself calls so, then all that anybody does. */
    private List<Assumption.Selected> named(String typed, ServerState server) {
        Matcher level = LEVEL.matcher(typed);
        boolean leveled = level.matches();
        String name = unquoted(leveled ? level.group(2) : typed);
        Map<UUID, Assumption.Selected> all = known(server);
        Matcher guid = GUID.matcher(leveled ? level.group(2) : typed);
        if (guid.matches()) {
            return Stream.ofNullable(all.get(UUID.fromString(guid.group(1)))).toList();
        }
        String title = UpdateQuery.normalise(name);
        if (title.isEmpty()) {
            return List.of();
        }
        List<Assumption.Selected> kind = all.values().stream().filter(one -> !leveled || fits(level.group(1), one.type())).toList();
        List<UUID> asked = wanted.stream().flatMap(AssumptionReader::categories).flatMap(ref -> WellKnown.withGuid(ref).stream())
                .flatMap(ref -> ref.guid().stream()).distinct().toList();
        List<Assumption.Selected> exact = kind.stream().filter(one -> called(one, title)).toList();
        List<Assumption.Selected> words = kind.stream().filter(one -> asked.contains(one.category().id()))
                .filter(one -> Arrays.stream(title.split("\\s+")).allMatch(UpdateQuery.normalise(one.category().title())::contains))
                        .toList();
        List<Assumption.Selected> meant = exact.stream().filter(one -> asked.contains(one.category().id())).toList();
        return Stream.of(meant, exact, words).filter(some -> !some.isEmpty()).findFirst().orElse(List.of());
    }

    private static String unquoted(String typed) {
        return typed.length() > 1 && typed.startsWith("\"") && typed.endsWith("\"") ? typed.substring(1, typed.length() - 1) : typed;
    }

    private static boolean fits(String word, CategoryType type) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "classification" -> type == CategoryType.CLASSIFICATION;
            case "product" -> type != CategoryType.CLASSIFICATION;
            default -> type == CategoryType.PRODUCT_FAMILY;
        };
    }

    /** Classifications go by their titles in every language. */
    private static boolean called(Assumption.Selected one, String title) {
        return UpdateQuery.normalise(one.category().title()).equals(title)
                || one.type() == CategoryType.CLASSIFICATION && WellKnown.classifications().entrySet().stream()
                        .anyMatch(known -> known.getValue().equals(one.category().id())
                                && UpdateQuery.normalise(known.getKey()).equals(title));
    }

    /** All that can be ticked, with the titles of the server where it has them. */
    private Map<UUID, Assumption.Selected> known(ServerState server) {
        Map<UUID, Assumption.Selected> all = new LinkedHashMap<>();
        List<ServerState> states = new ArrayList<>(List.of(server));
        states.addAll(facts.servers());
        states.addAll(facts.catalogues());
        for (ServerState state : states) {
            for (Category category : state.categories().optional().orElse(List.of())) {
                CategoryType type = category.type().recognised().orElse(CategoryType.PRODUCT);
                if (type != CategoryType.COMPANY) {
                    add(all, server, new CategoryRef(category.id(), category.title()), type);
                }
            }
        }
        for (ServerState state : states) {
            state.subscription().optional().ifPresent(known -> {
                known.products().forEach(ref -> add(all, server, ref, CategoryType.PRODUCT));
                known.classifications().forEach(ref -> add(all, server, WellKnown.withGuid(ref).orElse(ref), CategoryType.CLASSIFICATION));
            });
        }
        for (Update update : wanted) {
            update.products().forEach(ref -> add(all, server, ref, CategoryType.PRODUCT));
            CategoryRef classification = update.classification();
            if (classification != null) {
                add(all, server, WellKnown.withGuid(classification).orElse(classification), CategoryType.CLASSIFICATION);
            }
        }
        WellKnown.classifications().forEach((title, id) -> add(all, server, new CategoryRef(id, title), CategoryType.CLASSIFICATION));
        return all;
    }

    private static void add(Map<UUID, Assumption.Selected> all, ServerState server, CategoryRef ref, CategoryType type) {
        UUID id = ref.id();
        if (id != null) {
            all.putIfAbsent(id, new Assumption.Selected(server.server(), ref, type));
        }
    }

    /** Those of a KB number, the one of a GUID; what is asked for where nothing is named. */
    private List<Update> updates(String typed) throws AssumptionProblem {
        List<Update> found = typed.isEmpty() ? wanted : find(typed);
        if (found.isEmpty()) {
            throw new AssumptionProblem(Kind.UPDATE_UNKNOWN, typed, List.of());
        }
        return found;
    }

    private List<Update> find(String typed) {
        Matcher guid = GUID.matcher(typed);
        if (guid.matches()) {
            return facts.update(UUID.fromString(guid.group(1))).stream().toList();
        }
        Matcher kb = KB.matcher(typed);
        if (!kb.matches()) {
            return List.of();
        }
        List<Update> asked = wanted.stream().filter(update -> update.kbArticles().contains(kb.group(1))).toList();
        return !asked.isEmpty() ? asked : facts.search(UpdateQuery.parse("KB" + kb.group(1)), 200).hits().stream()
                .map(hit -> hit.update()).filter(update -> update.kbArticles().contains(kb.group(1))).toList();
    }
}
