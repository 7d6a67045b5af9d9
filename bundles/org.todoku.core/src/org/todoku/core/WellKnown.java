package org.todoku.core;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** GUIDs that are the same on every WSUS server, whatever its language. Source: published category GUIDs of WSUS. */
public final class WellKnown {

    public static final UUID APPLICATIONS = UUID.fromString("5c9376ab-8ce6-464a-b136-22113dd69801");
    public static final UUID CRITICAL_UPDATES = UUID.fromString("e6cf1350-c01b-414d-a61f-263d14d133b4");
    public static final UUID DEFINITION_UPDATES = UUID.fromString("e0789628-ce08-4437-be74-2495b842f43b");
    public static final UUID DRIVER_SETS = UUID.fromString("77835c8d-62a7-41f5-82ad-f28d1af1e3b1");
    public static final UUID DRIVERS = UUID.fromString("ebfc1fc5-71a4-4f7b-9aca-3b9a503104a0");
    public static final UUID FEATURE_PACKS = UUID.fromString("b54e7d24-7add-428f-8b75-90a396fa584f");
    public static final UUID SECURITY_UPDATES = UUID.fromString("0fa1201d-4330-4fa8-8ae9-b877473b6441");
    public static final UUID SERVICE_PACKS = UUID.fromString("68c5b0a3-d1a6-4553-ae49-01d3a7827828");
    public static final UUID TOOLS = UUID.fromString("b4832bd8-e735-4761-8daf-37f882276dab");
    public static final UUID UPDATE_ROLLUPS = UUID.fromString("28bc880e-0592-4cbf-8f95-c79b17911d5f");
    public static final UUID UPDATES = UUID.fromString("cd5ffd1e-e932-4e3a-bf74-18bf0b1bbd83");
    public static final UUID UPGRADES = UUID.fromString("3689bdc8-b205-4af4-8d4a-a63924c5e9d5");

    private static final Map<String, UUID> CLASSIFICATIONS = Map.ofEntries(
            Map.entry("Applications", APPLICATIONS), Map.entry("Critical Updates", CRITICAL_UPDATES),
            Map.entry("Definition Updates", DEFINITION_UPDATES), Map.entry("Driver Sets", DRIVER_SETS), Map.entry("Drivers", DRIVERS),
            Map.entry("Feature Packs", FEATURE_PACKS), Map.entry("Security Updates", SECURITY_UPDATES),
            Map.entry("Service Packs", SERVICE_PACKS), Map.entry("Tools", TOOLS), Map.entry("Update Rollups", UPDATE_ROLLUPS),
            Map.entry("Updates", UPDATES), Map.entry("Upgrades", UPGRADES),
            Map.entry("アプリケーション", APPLICATIONS), Map.entry("重要な更新", CRITICAL_UPDATES), Map.entry("重要な更新プログラム", CRITICAL_UPDATES),
            Map.entry("定義更新プログラム", DEFINITION_UPDATES), Map.entry("ドライバー セット", DRIVER_SETS), Map.entry("ドライバー", DRIVERS),
            Map.entry("Feature Pack", FEATURE_PACKS), Map.entry("セキュリティ問題の修正プログラム", SECURITY_UPDATES),
            Map.entry("Service Pack", SERVICE_PACKS), Map.entry("ツール", TOOLS), Map.entry("修正プログラム集", UPDATE_ROLLUPS),
            Map.entry("更新", UPDATES), Map.entry("更新プログラム", UPDATES), Map.entry("アップグレード", UPGRADES));

    private WellKnown() {
    }

    /** GUID of a classification by its English or Japanese title; classifications, unlike products, have unique titles. */
    public static Optional<UUID> classification(String title) {
        return Optional.ofNullable(CLASSIFICATIONS.get(title.strip()));
    }

    /** GUIDs of the classifications by their English and Japanese titles. */
    public static Map<String, UUID> classifications() {
        return CLASSIFICATIONS;
    }

    /** A classification with its GUID, found by its title where the source gives no more; empty when it stays unknown. */
    public static Optional<CategoryRef> withGuid(CategoryRef classification) {
        return classification.id() != null ? Optional.of(classification)
                : classification(classification.title()).map(id -> new CategoryRef(id, classification.title()));
    }
}
