package org.todoku.rules.testkit;

import java.util.Map;
import java.util.UUID;

import org.todoku.core.CategoryRef;
import org.todoku.core.WellKnown;

/** Products and classifications for tests. Only the GUID is what a server compares. */
public final class Boxes {

    public static final CategoryRef WINDOWS_11 = product("72e7624a-5b00-45d2-b92f-e561c0a6a160", "Windows 11");
    public static final CategoryRef WINDOWS_10 = product("b3c75dc1-155f-4be4-b015-3f1a91758e52", "Windows 10, version 1903 and later");
    public static final CategoryRef SERVER_2022 = product("71718f13-7324-4b0f-8f9e-2ca9dc978e53", "Microsoft Server operating system-21H2");
    public static final CategoryRef EDGE = product("11111111-aaaa-4000-8000-000000000001", "Microsoft Edge");
    public static final CategoryRef OFFICE = product("11111111-aaaa-4000-8000-000000000002", "Microsoft 365 Apps/Office 2019/Office LTSC");
    public static final CategoryRef SERVICING_DRIVERS = product("11111111-aaaa-4000-8000-000000000003",
            "Windows 10 Anniversary Update and Later Servicing Drivers");
    public static final CategoryRef WINDOWS_10_OLD = product("a3c2375d-0c8a-42f9-bce0-28333e198407", "Windows 10");
    public static final CategoryRef WINDOWS_10_LTSB = product("d2085b71-5f1f-43a9-880d-ed159016d5c6", "Windows 10 LTSB");
    public static final CategoryRef SERVER_2019 = product("f702a48c-919b-45d6-9aef-ca4248d50397", "Windows Server 2019");
    public static final CategoryRef SERVER_2025 = product("b256987d-4693-4c87-955d-dbb9341205eb", "Microsoft Server Operating System-24H2");
    public static final CategoryRef SERVER_2025_FROZEN = product("ca006cfb-49eb-439b-880a-1312e1fc9713",
            "Microsoft Server Operating System-24H2");
    /** The one of the field; {@link #EDGE} is another category of that title. */
    public static final CategoryRef LIVE_EDGE = product("69010383-ff55-4227-bd6c-d91c26f2643b", "Microsoft Edge");
    public static final CategoryRef DEFENDER = product("8c3fcc84-7410-4a95-8b89-a166a0190486", "Microsoft Defender Antivirus");
    public static final CategoryRef WINDOWS = product("11111111-aaaa-4000-8000-0000000000ff", "Windows");

    public static final CategoryRef SECURITY = new CategoryRef(WellKnown.SECURITY_UPDATES, "Security Updates");
    public static final CategoryRef CRITICAL = new CategoryRef(WellKnown.CRITICAL_UPDATES, "Critical Updates");
    public static final CategoryRef UPDATES = new CategoryRef(WellKnown.UPDATES, "Updates");
    public static final CategoryRef DEFINITIONS = new CategoryRef(WellKnown.DEFINITION_UPDATES, "Definition Updates");
    public static final CategoryRef UPGRADES = new CategoryRef(WellKnown.UPGRADES, "Upgrades");
    public static final CategoryRef ROLLUPS = new CategoryRef(WellKnown.UPDATE_ROLLUPS, "Update Rollups");
    public static final CategoryRef DRIVERS = new CategoryRef(WellKnown.DRIVERS, "Drivers");

    private static final Map<String, CategoryRef> WORDS = Map.ofEntries(
            Map.entry("windows-11", WINDOWS_11),
            Map.entry("windows-10", WINDOWS_10),
            Map.entry("server-2022", SERVER_2022),
            Map.entry("edge", EDGE),
            Map.entry("office", OFFICE),
            Map.entry("servicing-drivers", SERVICING_DRIVERS),
            Map.entry("windows-10-old", WINDOWS_10_OLD),
            Map.entry("windows-10-ltsb", WINDOWS_10_LTSB),
            Map.entry("server-2019", SERVER_2019),
            Map.entry("server-2025", SERVER_2025),
            Map.entry("server-2025-frozen", SERVER_2025_FROZEN),
            Map.entry("live-edge", LIVE_EDGE),
            Map.entry("defender", DEFENDER),
            Map.entry("windows", WINDOWS),
            Map.entry("security", SECURITY),
            Map.entry("critical", CRITICAL),
            Map.entry("updates", UPDATES),
            Map.entry("definitions", DEFINITIONS),
            Map.entry("upgrades", UPGRADES),
            Map.entry("rollups", ROLLUPS),
            Map.entry("drivers", DRIVERS));

    private Boxes() {
    }

    private static CategoryRef product(String id, String title) {
        return new CategoryRef(UUID.fromString(id), title);
    }

    /** The boxes by the words that scenario files use for them, such as {@code windows-11}. */
    public static Map<String, CategoryRef> words() {
        return WORDS;
    }

    /** The same box from a source that writes titles only. */
    public static CategoryRef titleOnly(CategoryRef box) {
        return new CategoryRef(null, box.title());
    }
}
