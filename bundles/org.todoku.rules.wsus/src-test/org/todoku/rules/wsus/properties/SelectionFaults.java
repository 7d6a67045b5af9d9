package org.todoku.rules.wsus.properties;

import static org.todoku.rules.wsus.properties.Fault.atTop;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.todoku.core.CategoryRef;
import org.todoku.core.UpdateType;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.Fleet.UpdateBuilder;
import org.todoku.rules.testkit.ServerBuilder;
import org.todoku.rules.wsus.properties.Fault.Aspect;

/** Faults of ticked boxes: B01 to B17. */
final class SelectionFaults {

    /** A product of the family Windows of which no table knows. */
    private static final CategoryRef YOUNGEST = new CategoryRef(UUID.fromString("11111111-aaaa-4000-8000-0000000000aa"),
            "Windows of tomorrow");

    static final List<Fault> ALL = List.of(
            boxes("B01", "the product is not ticked", it -> it.products(Boxes.EDGE), hq -> hq.products(Boxes.OFFICE)),
            boxes("B02", "the classification is not ticked", it -> it.classification(Boxes.CRITICAL),
                    hq -> hq.classifications(Boxes.SECURITY)),
            boxes("B03", "neither is ticked", it -> it.products(Boxes.EDGE).classification(Boxes.UPDATES),
                    hq -> hq.products(Boxes.OFFICE)),
            atTop("B04", "ticked after the last synchronisation",
                    scene -> scene.nobodyHere().hq.selectionChanged("2026-07-03T08:00:00Z"), Aspect.CHANGE, Aspect.BOXES, Aspect.RUNS),
            boxes("B05", "the product is not in the list", it -> it.products(Boxes.EDGE), hq -> hq.doesNotKnow(Boxes.EDGE)),
            boxes("B06", "the category of that name that stopped is ticked", it -> it.products(Boxes.SERVER_2025),
                    hq -> hq.knows(Boxes.SERVER_2025, Boxes.SERVER_2025_FROZEN).products(Boxes.SERVER_2025_FROZEN)),
            boxes("B07", "Windows 10 is ticked, not that since 1903", it -> it.products(Boxes.WINDOWS_10),
                    hq -> hq.knows(Boxes.WINDOWS_10_OLD).products(Boxes.WINDOWS_10_OLD)),
            boxes("B08", "Windows 10 is ticked, not Windows 11", it -> it.products(Boxes.WINDOWS_11),
                    hq -> hq.products(Boxes.WINDOWS_10)),
            boxes("B09", "Windows Server 2019 is ticked, not the one called 21H2", it -> it.products(Boxes.SERVER_2022),
                    hq -> hq.knows(Boxes.SERVER_2019).products(Boxes.SERVER_2019)),
            atTop("B10", "LTSB is ticked without Windows 10", scene -> {
                scene.nobodyHere().update.products(Boxes.WINDOWS_10_OLD).created("2017-11-14T18:00:00Z");
                scene.hq.knows(Boxes.WINDOWS_10_LTSB, Boxes.WINDOWS_10_OLD).products(Boxes.WINDOWS_10_LTSB);
            }, Aspect.BOXES, Aspect.DATE, Aspect.RUNS),
            boxes("B11", "Edge is ticked without Updates", it -> it.products(Boxes.LIVE_EDGE).classification(Boxes.UPDATES),
                    hq -> hq.knows(Boxes.LIVE_EDGE).products(Boxes.LIVE_EDGE)),
            boxes("B12", "Upgrades is not ticked", it -> it.classification(Boxes.UPGRADES), hq -> { }),
            boxes("B03", "a driver, and neither drivers nor its product are ticked",
                    it -> it.products(Boxes.SERVICING_DRIVERS).classification(Boxes.DRIVERS).type(UpdateType.DRIVER), hq -> { }),
            boxes("B14", "drivers are ticked and switched off",
                    it -> it.products(Boxes.SERVICING_DRIVERS).classification(Boxes.DRIVERS).type(UpdateType.DRIVER),
                    hq -> hq.products(Boxes.SERVICING_DRIVERS).classifications(Boxes.DRIVERS).setting("disableSyncDrivers", "true")),
            atTop("B15", "the product was ticked once", scene -> {
                lacks(scene, Boxes.EDGE).has(scene.fleet.update("Edge of yore").kb("4990000").products(Boxes.EDGE)
                        .created("2025-11-30T17:00:00Z"), there -> there.approved().arrived("2025-12-01T03:00:00Z"));
            }, Aspect.BOXES, Aspect.ROWS),
            boxes("B16", "every product of the family is ticked but the youngest", it -> it.products(YOUNGEST),
                    hq -> hq.products(Boxes.WINDOWS_11, Boxes.WINDOWS_10).knowsSince(Boxes.WINDOWS_10, "2019-05-22T00:00:00Z")
                            .knowsSince(Boxes.WINDOWS_11, "2021-10-06T00:00:00Z").knowsSince(YOUNGEST, "2025-01-06T00:00:00Z")),
            atTop("B17", "Configuration Manager selects", scene -> lacks(scene, Boxes.EDGE).host("configMgr.sup", "true"), Aspect.BOXES));

    private SelectionFaults() {
    }

    private static ServerBuilder lacks(Scene scene, CategoryRef product) {
        scene.nobodyHere().update.products(product);
        return scene.hq.products(Boxes.OFFICE);
    }

    private static Fault boxes(String rule, String text, Consumer<UpdateBuilder> update, Consumer<ServerBuilder> hq) {
        return atTop(rule, text, scene -> {
            update.accept(scene.nobodyHere().update);
            hq.accept(scene.hq);
        }, Aspect.BOXES);
    }
}
