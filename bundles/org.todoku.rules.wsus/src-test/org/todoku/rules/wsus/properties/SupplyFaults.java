package org.todoku.rules.wsus.properties;

import static org.todoku.rules.wsus.properties.Fault.at;
import static org.todoku.rules.wsus.properties.Fault.atTop;

import java.util.List;
import java.util.function.Consumer;

import org.todoku.core.CategoryRef;
import org.todoku.core.Completeness;
import org.todoku.core.SyncError;
import org.todoku.core.UserRole;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.Fleet.UpdateBuilder;
import org.todoku.rules.testkit.There;
import org.todoku.rules.wsus.properties.Fault.Aspect;
import org.todoku.rules.wsus.properties.Fault.Need;

/** Faults of lists, of what Microsoft offers, of the servers above, of languages and of disconnected servers: A10 to A12, C and E. */
final class SupplyFaults {

    static final List<Fault> ALL = List.of(
            atTop("A12", "reading the updates failed", scene -> scene.nobodyHere().hq.updates(Completeness.FAILED, "time-out"),
                    Aspect.LIST),
            atTop("A12", "the account may see nothing", scene -> scene.nobodyHere().hq.role(UserRole.UNAUTHORIZED), Aspect.LIST),
            Fault.alone(Need.NOTHING, "A11", "a number that nobody knows", scene -> scene.fleet.ask("KB5999999", "HQ")),
            offered("C01", "a preview", it -> it.says("isPreview", "true")),
            offered("C02", "out of band", it -> it.says("isOutOfBand", "true").created("2026-06-18T17:00:00Z")),
            offered("C03", "in the catalogue only", it -> { }),
            at("HQ", Need.SIBLING, "C04", "gone from the catalogue", scene -> scene.nobodyHere().notInTheCatalogue(), Aspect.OFFER,
                    Aspect.SIBLING),
            atTop("C05", "withdrawn before it came", scene -> scene.nobodyAtAll().offer = There::expired, Aspect.OFFER),
            // speaks of an update that is selected
            atTop("C07", "published this morning", scene -> scene.nobodyAtAll().update.created("2026-07-03T08:00:00Z"), Aspect.DATE,
                    Aspect.RUNS, Aspect.BOXES, Aspect.SIBLING),
            atTop("C09", "a hotfix", scene -> {
                scene.nobodyAtAll().update.classification(new CategoryRef(null, "Hotfix"));
                scene.offer = there -> there;
            }, Aspect.OFFER, Aspect.BOXES, Aspect.SIBLING),
            below("D17", "the pool above is starved", ErrorTexts.BUSY, SyncError.USS_BUSY,
                    scene -> scene.hq.host("pool.state", "Started").host("pool.privateMemoryKb", "1843200")),
            below("D12", "the server above refuses it", "", SyncError.DSS_AUTHENTICATION_ERROR, scene -> { }),
            at("BR1", Need.BRANCH, "E02", "it came above after the last run", scene -> {
                scene.lacks(scene.branch());
                scene.says(scene.hq, there -> there.approved().arrived("2026-07-03T10:00:00Z"));
                scene.runs(scene.hq).synced("2026-07-03T10:10:00Z");
            }, Aspect.RUNS),
            at("BR1", Need.BRANCH, "E03", "the server above was away for one night", scene -> {
                scene.lacks(scene.branch());
                scene.says(scene.hq, there -> there.approved().arrived("2026-07-02T12:00:00Z"));
                scene.runs(scene.branch()).synced("2026-07-02T03:10:00Z").failed("2026-07-03T03:10:00Z", SyncError.USS_BUSY, "")
                        .failed("2026-07-03T03:25:00Z", SyncError.USS_BUSY, "").failed("2026-07-03T03:40:00Z", SyncError.USS_BUSY, "");
            }, Aspect.RUNS),
            at("BR1", Need.REPLICA, "E06", "thousands of declines above", scene -> {
                scene.hq.count("declinedUpdateCount", 9000);
                scene.fails(scene.branch(), SyncError.USS_COMMUNICATION_ERROR, ErrorTexts.TIMEOUT).count("declinedUpdateCount", 400);
            }, Aspect.RUNS),
            below("E07", "approvals wait for updates", "", SyncError.LOCAL_UPDATE_MISSING_FOR_APPROVAL, scene -> { }),
            below("E08", "the certificate above is not trusted", ErrorTexts.TRUST_JA, SyncError.USS_COMMUNICATION_ERROR,
                    scene -> scene.branch().upstreamBySsl().host("upstream.certificate.names", "hq,hq.example.org")),
            below("E09", "nobody answers to that name", "", SyncError.USS_NOT_FOUND, scene -> { }),
            below("E09", "asks a port at which nobody answers", "", SyncError.USS_NOT_FOUND, scene -> {
                scene.branch().upstreamPort(80);
                scene.hq.host("iis.ports", "8530,8531");
            }),
            at("BR1", Need.BRANCH, "E09", "fetches in a circle", scene -> {
                scene.nobodyHere();
                scene.hq.downstreamOf("BR1");
            }, Aspect.SOURCE, Aspect.RUNS),
            below("E10", "newer than the server above", "", SyncError.INCOMPATIBLE_PROTOCOL_VERSION_ON_USS, scene -> {
                scene.branch().version("10.0.26100.1", "10.0.26100.1");
                scene.hq.version("10.0.14393.1", "10.0.14393.7000");
            }),
            atTop("E12", "Japanese only, and the server takes English", scene -> {
                scene.nobodyHere().update.languages("ja");
                scene.hq.languages("en", "de");
            }, Aspect.LANGUAGES),
            atTop("E13", "disconnected, and the last import is of March", scene -> {
                UpdateBuilder march = scene.nobodyHere().fleet.update("March").kb("5030000").created("2026-03-10T17:00:00Z")
                        .products(Boxes.OFFICE);
                scene.runs(scene.hq).bySchedule(false).neverSynchronised().has(march, it -> it.approved().arrived("2026-03-15T09:00:00Z"));
            }, Aspect.RUNS, Aspect.SOURCE, Aspect.OFFER));

    private SupplyFaults() {
    }

    private static Fault offered(String rule, String text, Consumer<UpdateBuilder> update) {
        return atTop(rule, text, scene -> {
            update.accept(scene.nobodyAtAll().update);
            scene.offer = there -> there.offeredToWsus(false);
        }, Aspect.OFFER, Aspect.DATE, Aspect.SIBLING);
    }

    private static Fault below(String rule, String text, String message, SyncError error, Consumer<Scene> more) {
        return at("BR1", Need.BRANCH_OF_ITS_OWN, rule, text, scene -> {
            scene.fails(scene.branch(), error, message);
            more.accept(scene);
        }, Aspect.RUNS);
    }
}
