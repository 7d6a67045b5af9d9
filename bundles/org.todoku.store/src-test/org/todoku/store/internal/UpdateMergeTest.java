package org.todoku.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateType;

class UpdateMergeTest {

    private static final UUID ID = new UUID(1, 2);
    private static final CategoryRef GUID_ONLY = new CategoryRef(new UUID(3, 3), "");
    private static final CategoryRef FULL = new CategoryRef(new UUID(3, 3), "Windows 11");
    private static final CategoryRef OTHER = new CategoryRef(new UUID(4, 4), "Office");
    private static final CategoryRef BARE = new CategoryRef(null, "Windows 11");

    private static Update update(List<Title> titles, List<CategoryRef> products, @Nullable CategoryRef classification) {
        return new Update(ID, 1, titles, List.of(), List.of(), products, classification, Coded.parse(UpdateType.class, ""), null, List.of(),
                List.of(), null, Map.of());
    }

    private static void titles(List<Title> known, List<Title> further, List<Title> joined) {
        Update result = UpdateMerge.merge(update(known, List.of(), null), update(further, List.of(), null));
        assertEquals(joined, result.titles());
        assertEquals(result, UpdateMerge.merge(result, update(known, List.of(), null)));
        assertEquals(result, UpdateMerge.merge(result, update(further, List.of(), null)));
    }

    private static void products(List<CategoryRef> known, List<CategoryRef> further, List<CategoryRef> joined) {
        assertEquals(joined, UpdateMerge.merge(update(List.of(), known, null), update(List.of(), further, null)).products());
    }

    @Test
    void titlesAreJoinedByLanguage() {
        var en = new Title("en", "Update");
        var ja = new Title("ja", "更新プログラム");
        titles(List.of(en), List.of(ja), List.of(en, ja));
        titles(List.of(en), List.of(new Title("en", "Changed"), ja), List.of(en, ja));
        titles(List.of(new Title("", "Update")), List.of(en), List.of(en));
        titles(List.of(en), List.of(new Title("", "Update")), List.of(en));
        titles(List.of(en), List.of(new Title("", "Mise à jour")), List.of(en, new Title("", "Mise à jour")));
        titles(List.of(new Title("en", "")), List.of(en), List.of(en));
    }

    @Test
    void productsWithGuidReplaceBareTitles() {
        products(List.of(BARE), List.of(FULL, OTHER), List.of(FULL, OTHER));
        products(List.of(FULL), List.of(new CategoryRef(null, "ウィンドウズ")), List.of(FULL));
        products(List.of(GUID_ONLY), List.of(FULL), List.of(FULL));
        products(List.of(FULL), List.of(GUID_ONLY, OTHER), List.of(FULL, OTHER));
        products(List.of(BARE), List.of(), List.of(BARE));
        products(List.of(), List.of(BARE), List.of(BARE));
        products(List.of(BARE), List.of(new CategoryRef(null, "ウィンドウズ")), List.of(BARE));
        products(List.of(BARE), List.of(BARE, new CategoryRef(null, "Office")), List.of(BARE, new CategoryRef(null, "Office")));
    }

    @Test
    void classificationWithGuidReplacesABareTitle() {
        var none = update(List.of(), List.of(), null);
        var bare = update(List.of(), List.of(), BARE);
        var full = update(List.of(), List.of(), FULL);
        assertEquals(BARE, UpdateMerge.merge(none, bare).classification());
        assertEquals(FULL, UpdateMerge.merge(bare, full).classification());
        assertEquals(FULL, UpdateMerge.merge(full, bare).classification());
        assertEquals(FULL, UpdateMerge.merge(update(List.of(), List.of(), GUID_ONLY), full).classification());
        assertEquals(FULL, UpdateMerge.merge(full, update(List.of(), List.of(), OTHER)).classification());
    }
}
