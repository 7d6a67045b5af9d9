package org.todoku.store.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateType;

/**
 * Joins what several sources say of the same revision of an update. A revision never changes at Microsoft, so two sources
 * can only differ in how much they say and in which language:
 * <ul>
 * <li>titles: one for each language; a title without a language goes when the same text comes with one;
 * <li>KB numbers, bulletins, languages, superseded updates: all of both;
 * <li>products and classification: references with a GUID replace bare titles, which may be in another language; of
 * references to the same GUID the first that has a title stays;
 * <li>everything else: what was known first stays, what was unknown is filled.
 * </ul>
 * Nothing known is lost to a poorer source, and joining the same again changes nothing.
 */
public final class UpdateMerge {

    private UpdateMerge() {
    }

    /** @return an update equal to {@code known} when {@code further} says nothing new */
    public static Update merge(Update known, Update further) {
        Map<String, String> other = new HashMap<>(further.other());
        other.putAll(known.other());
        return new Update(known.id(), known.revision(), titles(known.titles(), further.titles()),
                union(known.kbArticles(), further.kbArticles()), union(known.securityBulletins(), further.securityBulletins()),
                products(known.products(), further.products()), classification(known.classification(), further.classification()),
                type(known.type(), further.type()), known.created() == null ? further.created() : known.created(),
                union(known.supersedes(), further.supersedes()), union(known.languages(), further.languages()),
                known.bytes() == null ? further.bytes() : known.bytes(), other);
    }

    private static List<Title> titles(List<Title> known, List<Title> further) {
        List<Title> result = new ArrayList<>(known);
        for (Title title : further) {
            if (title.language().isEmpty()) {
                if (result.stream().noneMatch(one -> one.text().equals(title.text()))) {
                    result.add(title);
                }
                continue;
            }
            int empty = result.indexOf(new Title(title.language(), ""));
            if (empty >= 0 && !title.text().isEmpty()) {
                result.set(empty, title);
            } else if (result.stream().noneMatch(one -> one.language().equals(title.language()))) {
                result.add(title);
            } else {
                continue;
            }
            result.remove(new Title("", title.text()));
        }
        return result;
    }

    private static <T> List<T> union(Collection<T> known, Collection<T> further) {
        if (known.containsAll(further)) {
            return List.copyOf(known);
        }
        var result = new LinkedHashSet<>(known);
        result.addAll(further);
        return List.copyOf(result);
    }

    private static List<CategoryRef> products(List<CategoryRef> known, List<CategoryRef> further) {
        boolean knownGuids = hasGuid(known);
        boolean furtherGuids = hasGuid(further);
        if (!knownGuids && !furtherGuids) {
            // bare titles may be translations of each other: only a list that contains the known one says more
            return further.containsAll(known) && !known.containsAll(further) ? further : known;
        }
        if (!furtherGuids) {
            return known;
        }
        if (!knownGuids) {
            return further;
        }
        Map<UUID, CategoryRef> byGuid = new LinkedHashMap<>();
        List<CategoryRef> result = new ArrayList<>();
        known.forEach(ref -> ref.guid().ifPresentOrElse(id -> byGuid.merge(id, ref, UpdateMerge::titled), () -> result.add(ref)));
        boolean more = false;
        for (CategoryRef ref : further) {
            UUID id = ref.id();
            if (id != null) {
                CategoryRef before = byGuid.get(id);
                CategoryRef after = before == null ? ref : titled(before, ref);
                more |= before == null || !before.equals(after);
                byGuid.put(id, after);
            } else if (!result.contains(ref)) {
                more = true;
                result.add(ref);
            }
        }
        if (!more) {
            return known;
        }
        result.addAll(0, byGuid.values());
        return result;
    }

    private static boolean hasGuid(List<CategoryRef> refs) {
        return refs.stream().anyMatch(ref -> ref.id() != null);
    }

    private static CategoryRef titled(CategoryRef known, CategoryRef further) {
        return known.title().isEmpty() ? further : known;
    }

    private static @Nullable CategoryRef classification(@Nullable CategoryRef known, @Nullable CategoryRef further) {
        if (known == null || further == null) {
            return known == null ? further : known;
        }
        UUID id = known.id();
        if (id == null) {
            return further.id() == null ? known : further;
        }
        return id.equals(further.id()) ? titled(known, further) : known;
    }

    private static Coded<UpdateType> type(Coded<UpdateType> known, Coded<UpdateType> further) {
        if (known.value() != null || further.value() == null && !known.text().isEmpty()) {
            return known;
        }
        return further;
    }
}
