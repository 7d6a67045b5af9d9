package org.todoku.demo.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.Coded;
import org.todoku.core.WellKnown;

/** Products and classifications with the GUIDs they have on every WSUS server. */
public final class Products {

    static final CategoryRef WINDOWS_10 = ref("a3c2375d-0c8a-42f9-bce0-28333e198407", "Windows 10");
    static final CategoryRef WINDOWS_10_1903 = ref("b3c75dc1-155f-4be4-b015-3f1a91758e52", "Windows 10, version 1903 and later");
    static final CategoryRef WINDOWS_11 = ref("72e7624a-5b00-45d2-b92f-e561c0a6a160", "Windows 11");
    static final CategoryRef SERVER_2016 = ref("569e8e8f-c6cd-42c8-92a3-efbb20a0f6f5", "Windows Server 2016");
    static final CategoryRef SERVER_2019 = ref("f702a48c-919b-45d6-9aef-ca4248d50397", "Windows Server 2019");
    static final CategoryRef SERVER_21H2 = ref("71718f13-7324-4b0f-8f9e-2ca9dc978e53", "Microsoft Server operating system-21H2");
    static final CategoryRef SERVER_24H2 = ref("b256987d-4693-4c87-955d-dbb9341205eb", "Microsoft Server Operating System-24H2");
    static final CategoryRef DEFENDER = ref("8c3fcc84-7410-4a95-8b89-a166a0190486", "Microsoft Defender Antivirus");
    static final CategoryRef EDGE = ref("69010383-ff55-4227-bd6c-d91c26f2643b", "Microsoft Edge");
    static final CategoryRef OFFICE_2016 = ref("25aed893-7c2d-4a31-ae22-28ff8ac150ed", "Office 2016");
    static final CategoryRef DRIVERS_10 = ref("05eebf61-148b-43cf-80da-1c99ab0b8699", "Windows 10 and later drivers");

    static final CategoryRef SECURITY = new CategoryRef(WellKnown.SECURITY_UPDATES, "Security Updates");
    static final CategoryRef CRITICAL = new CategoryRef(WellKnown.CRITICAL_UPDATES, "Critical Updates");
    static final CategoryRef UPDATES = new CategoryRef(WellKnown.UPDATES, "Updates");
    static final CategoryRef DEFINITIONS = new CategoryRef(WellKnown.DEFINITION_UPDATES, "Definition Updates");
    static final CategoryRef ROLLUPS = new CategoryRef(WellKnown.UPDATE_ROLLUPS, "Update Rollups");
    static final CategoryRef UPGRADES = new CategoryRef(WellKnown.UPGRADES, "Upgrades");
    static final CategoryRef DRIVERS = new CategoryRef(WellKnown.DRIVERS, "Drivers");

    private static final UUID MICROSOFT = UUID.fromString("56309036-4c77-4dd9-951a-99ee9c246a94");
    private static final UUID WINDOWS = UUID.fromString("6964aab4-c5b5-43bd-a17d-ffb4346a8e1d");
    private static final List<CategoryRef> IN_WINDOWS = List.of(WINDOWS_10, WINDOWS_10_1903, WINDOWS_11, SERVER_2016, SERVER_2019,
            SERVER_21H2, SERVER_24H2, DEFENDER, DRIVERS_10);
    private static final List<CategoryRef> CLASSIFICATIONS = List.of(SECURITY, CRITICAL, UPDATES, DEFINITIONS, ROLLUPS, UPGRADES, DRIVERS);
    private static final Map<UUID, String> JAPANESE = Map.of(WellKnown.SECURITY_UPDATES, "セキュリティ問題の修正プログラム",
            WellKnown.CRITICAL_UPDATES, "重要な更新", WellKnown.UPDATES, "更新", WellKnown.DEFINITION_UPDATES, "定義更新プログラム",
            WellKnown.UPDATE_ROLLUPS, "修正プログラム集", WellKnown.UPGRADES, "アップグレード", WellKnown.DRIVERS, "ドライバー");

    private Products() {
    }

    private static CategoryRef ref(String id, String title) {
        return new CategoryRef(UUID.fromString(id), title);
    }

    /** The categories as a server of the given language lists them. */
    static List<Category> categories(String culture, Instant arrived) {
        List<Category> all = new ArrayList<>();
        all.add(category(new CategoryRef(MICROSOFT, "Microsoft"), CategoryType.COMPANY, null, arrived));
        all.add(category(new CategoryRef(WINDOWS, "Windows"), CategoryType.PRODUCT_FAMILY, MICROSOFT, arrived));
        IN_WINDOWS.forEach(product -> all.add(category(product, CategoryType.PRODUCT, WINDOWS, arrived)));
        List.of(EDGE, OFFICE_2016).forEach(product -> all.add(category(product, CategoryType.PRODUCT, MICROSOFT, arrived)));
        CLASSIFICATIONS.forEach(ref -> all.add(category(shown(ref, culture), CategoryType.CLASSIFICATION, null, arrived)));
        return all;
    }

    /** A classification with the title it has in the given language; products keep their English titles in Japanese too. */
    static CategoryRef shown(CategoryRef ref, String culture) {
        String japanese = ref.guid().map(JAPANESE::get).orElse(null);
        return culture.equals("ja") && japanese != null ? new CategoryRef(ref.id(), japanese) : ref;
    }

    private static Category category(CategoryRef ref, CategoryType type, @Nullable UUID parent, Instant arrived) {
        return new Category(ref.guid().orElseThrow(), ref.title(), Coded.of(type), parent, arrived, Map.of());
    }
}
