package org.todoku.intake.internal.powershell;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Presence;
import org.todoku.core.ReadyState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateType;
import org.todoku.core.fact.Tri;

/** One update while rows about it are still coming in. */
final class Draft {

    /** A date, of which one that named its zone beats one that did not. */
    static final class Moment {
        private @Nullable Instant at;
        private boolean zoned;

        void set(@Nullable Instant instant, boolean isZoned) {
            if (instant != null && (at == null || isZoned && !zoned)) {
                at = instant;
                zoned = isZoned;
            }
        }

        @Nullable Instant at() {
            return at;
        }
    }

    private static final int MAX_OTHER_VALUES = 8;

    final UUID id;
    int revision;
    /** The last row about it: where it came from and a digest of what it said. */
    String rowFile = "";
    int rowDigest;
    final Set<String> titles = new LinkedHashSet<>();
    final Set<String> kbs = new LinkedHashSet<>();
    final Set<String> bulletins = new LinkedHashSet<>();
    final Set<CategoryRef> products = new LinkedHashSet<>();
    final Set<UUID> supersedes = new LinkedHashSet<>();
    final Set<String> languages = new LinkedHashSet<>();
    @Nullable CategoryRef classification;
    Coded<UpdateType> type = new Coded<>(null, "");
    Coded<ReadyState> ready = new Coded<>(null, "");
    final Moment created = new Moment();
    final Moment arrived = new Moment();
    @Nullable Boolean approved;
    @Nullable Boolean declined;
    @Nullable Boolean expired;
    @Nullable Boolean superseded;
    @Nullable Boolean licencePending;
    boolean local;
    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<String, String> other = new HashMap<>();
    /** All values of the few columns in which rows of one update differ. */
    private final Map<String, Set<String>> differing = new HashMap<>();

    Draft(UUID id, int revision) {
        this.id = id;
        this.revision = revision;
    }

    /** The size of one file; the same file in another row or format counts once. */
    void size(String file, long bytes) {
        sizes.merge(file, bytes, Math::max);
    }

    void other(String name, String json) {
        String known = other.putIfAbsent(name, json);
        if (known != null && !known.equals(json)) {
            Set<String> values = differing.computeIfAbsent(name, key -> new LinkedHashSet<>(List.of(known)));
            if (values.size() < MAX_OTHER_VALUES) {
                values.add(json);
            }
        }
    }

    ServerUpdate finish(ProductTitles productTitles) {
        List<Title> names = titles.stream().map(text -> new Title("", text)).toList();
        var update = new Update(id, revision, names.isEmpty() ? List.of(new Title("", id.toString())) : names, List.copyOf(kbs),
                List.copyOf(bulletins), productTitles.split(products), classification, type, created.at(), List.copyOf(supersedes),
                List.copyOf(languages), sizes.isEmpty() ? null : sizes.values().stream().reduce(0L, Draft::sum), others());
        return new ServerUpdate(update, new Presence(yes(approved), yes(declined), yes(expired), yes(superseded), yes(licencePending),
                local, arrived.at(), ready, Tri.UNKNOWN));
    }

    private static boolean yes(@Nullable Boolean flag) {
        return flag != null && flag;
    }

    private static long sum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    /** A column whose rows differ becomes a JSON array. */
    private Map<String, String> others() {
        var result = new HashMap<>(other);
        differing.forEach((name, values) -> result.put(name, "[" + String.join(",", values) + "]"));
        if (yes(expired)) {
            result.remove(ServerUpdate.PUBLICATION_STATE); // another row knows
        }
        return result;
    }
}
