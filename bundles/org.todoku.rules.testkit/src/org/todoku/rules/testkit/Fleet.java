package org.todoku.rules.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Numbered;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateType;
import org.todoku.core.fleet.Hierarchy;
import org.todoku.core.fleet.MemoryFacts;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.Question;
import org.todoku.rules.Target;
import org.todoku.rules.data.DataPacks;

/**
 * A fleet built in the words of an administrator. Without further words a server is healthy: read at {@link #NOW}, fetching from
 * Microsoft, synchronised at three in the morning by schedule, its list complete.
 */
public final class Fleet {

    public static final Instant NOW = Instant.parse("2026-07-03T12:00:00Z");

    /** What a test takes away or bends after the fleet was told. */
    public enum Bend {
        /** Titles of updates and categories in Japanese. */
        JAPANESE,
        /** Every enumeration carries a number that no version knows. */
        UNKNOWN_NUMBERS
    }

    private final DataPacks data;
    private final Map<String, ServerBuilder> states = new LinkedHashMap<>();
    private final List<UpdateBuilder> updates = new ArrayList<>();
    private final Set<Bend> bends = EnumSet.noneOf(Bend.class);
    private String query = "KB5040000";
    private String asked = "";
    private Instant now = NOW;

    /** A fleet whose rules know no data packs. */
    public Fleet() {
        this(DataPacks.of(List.of()));
    }

    /** @param data what rules get from {@link Question#data()} */
    public Fleet(DataPacks data) {
        this.data = data;
    }

    /** The server of that name; the first one is asked about unless another is chosen. */
    public ServerBuilder server(String name) {
        asked = asked.isEmpty() ? name : asked;
        return states.computeIfAbsent(name, key -> new ServerBuilder(key, StateKind.SERVER, now));
    }

    public ServerBuilder catalogue() {
        return states.computeIfAbsent("Microsoft Update Catalog", key -> new ServerBuilder(key, StateKind.CATALOGUE, now));
    }

    /** A new update with KB5040000, a security update of Windows 11 unless told otherwise. */
    public UpdateBuilder update(String title) {
        UpdateBuilder update = new UpdateBuilder(title, updates.size() + 1);
        updates.add(update);
        return update;
    }

    public Fleet ask(String typed, String server) {
        query = typed;
        asked = server;
        return this;
    }

    /** Another moment to ask at, and to read those servers at that are told afterwards. */
    public Fleet now(Instant moment) {
        now = moment;
        return this;
    }

    public Fleet bend(Bend bend) {
        bends.add(bend);
        return this;
    }

    public Iterable<ServerBuilder> states() {
        return List.copyOf(states.values());
    }

    public List<UpdateBuilder> updates() {
        return List.copyOf(updates);
    }

    public String query() {
        return query;
    }

    public String asked() {
        return asked;
    }

    /** Leaves a server out, as if nobody had collected it. */
    public void forget(ServerBuilder server) {
        states.values().remove(server);
    }

    /** What the engine is asked with: everything that was told, and the states of it by name. */
    record Built(MemoryFacts facts, Map<String, ServerState> servers) {
    }

    Built built() {
        Map<ServerState, List<ServerUpdate>> built = new LinkedHashMap<>();
        Map<String, ServerState> byName = new LinkedHashMap<>();
        states.forEach((name, builder) -> {
            List<ServerUpdate> listed = builder.listed(this);
            ServerState state = builder.state(this, listed.size());
            built.put(state, listed);
            byName.put(name, state);
        });
        return new Built(new MemoryFacts(built), byName);
    }

    /** The question as the engine would ask it. */
    public Question question() {
        Built built = built();
        MemoryFacts facts = built.facts();
        UpdateQuery parsed = UpdateQuery.parse(query);
        List<Update> variants = facts.search(parsed, 200).hits().stream().map(hit -> hit.update()).toList();
        ServerState server = built.servers().get(asked);
        if (server == null) {
            throw new IllegalStateException("no server " + asked);
        }
        return new Question(new Target(parsed, variants), server, facts, new Hierarchy(facts.servers()), now, data);
    }

    <E extends Enum<E> & Numbered> Coded<E> coded(E value) {
        return bends.contains(Bend.UNKNOWN_NUMBERS) ? new Coded<>(null, "99") : Coded.of(value);
    }

    <E extends Enum<E> & Numbered> Coded<E> coded(Coded<E> value) {
        return bends.contains(Bend.UNKNOWN_NUMBERS) ? new Coded<>(null, "99") : value;
    }

    CategoryRef titled(CategoryRef ref) {
        return bends.contains(Bend.JAPANESE) && ref.id() != null
                ? new CategoryRef(ref.id(), "日本語の製品 " + Integer.toHexString(ref.title().hashCode())) : ref;
    }

    private Title titled(String title) {
        return bends.contains(Bend.JAPANESE) ? new Title("ja", title.replace("Preview", "プレビュー").replaceAll("[A-Za-z]{6,}", "更新プログラム"))
                : new Title("en", title);
    }

    /** One update, the same on every server that has it. */
    public final class UpdateBuilder {

        private final UUID id;
        private final String title;
        private List<String> kb = List.of("5040000");
        private List<CategoryRef> products = List.of(Boxes.WINDOWS_11);
        private @Nullable CategoryRef classification = Boxes.SECURITY;
        private Coded<UpdateType> type = Coded.of(UpdateType.SOFTWARE);
        private @Nullable Instant created = Instant.parse("2026-06-09T17:00:00Z");
        private List<UUID> supersedes = List.of();
        private @Nullable Long bytes;
        private final Map<String, String> other = new LinkedHashMap<>();
        private List<String> languages = List.of();

        private UpdateBuilder(String title, int number) {
            this.title = title;
            this.id = new UUID(0x5ef0_0000_0000_4000L, 0x8000_0000_0000_0000L + number);
        }

        public UUID id() {
            return id;
        }

        public UpdateBuilder kb(String... numbers) {
            kb = List.of(numbers);
            return this;
        }

        public UpdateBuilder products(CategoryRef... of) {
            products = List.of(of);
            return this;
        }

        public UpdateBuilder classification(@Nullable CategoryRef of) {
            classification = of;
            return this;
        }

        public UpdateBuilder type(UpdateType of) {
            type = Coded.of(of);
            return this;
        }

        /** @param at ISO instant; null for unknown */
        public UpdateBuilder created(@Nullable String at) {
            created = at == null ? null : Instant.parse(at);
            return this;
        }

        /** Without any it fits all languages. */
        public UpdateBuilder languages(String... of) {
            languages = List.of(of);
            return this;
        }

        public UpdateBuilder supersedes(UpdateBuilder older) {
            supersedes = List.of(older.id);
            return this;
        }

        public UpdateBuilder bytes(long size) {
            bytes = size;
            return this;
        }

        /** @param json value as JSON text */
        public UpdateBuilder says(String name, String json) {
            other.put(name, json);
            return this;
        }

        Update build(Set<UpdateField> told) {
            CategoryRef of = classification;
            return new Update(id, 200, List.of(titled(title)), kb, List.of(),
                    told.contains(UpdateField.PRODUCTS) ? products.stream().map(Fleet.this::titled).toList() : List.of(),
                    of == null || !told.contains(UpdateField.CLASSIFICATION) ? null : titled(of), coded(type),
                    told.contains(UpdateField.CREATED) ? created : null,
                    told.contains(UpdateField.SUPERSEDES) ? supersedes : List.of(),
                    told.contains(UpdateField.LANGUAGES) ? languages : List.of(), bytes, other);
        }
    }
}
