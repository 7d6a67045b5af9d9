package org.todoku.rules.wsus.properties;

import static org.todoku.rules.wsus.properties.Fault.at;
import static org.todoku.rules.wsus.properties.Fault.atTop;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.todoku.core.ReadyState;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.Fleet.UpdateBuilder;
import org.todoku.rules.testkit.ServerBuilder;
import org.todoku.rules.testkit.There;
import org.todoku.rules.wsus.properties.Fault.Aspect;
import org.todoku.rules.wsus.properties.Fault.Need;

/** Faults of updates that are there and do not reach computers: A, D25, D26, E05, E14 and G. */
final class DeliveryFaults {

    static final List<Fault> ALL = List.of(
            there("A01", "not approved", it -> it, hq -> { }),
            there("A02", "declined by somebody", There::declined, hq -> { }),
            there("A09", "published locally", There::local, hq -> { }),
            at("BR1", Need.REPLICA, "E05", "declined above", scene -> {
                scene.says(scene.hq, There::declined);
                scene.says(scene.branch(), There::declined);
            }, Aspect.PRESENCE),
            there("G02", "withdrawn after it was approved", it -> it.approved().expired(), hq -> { }),
            atTop("G03", "declined by a clean-up", scene -> {
                UpdateBuilder newer = scene.fleet.update("July").kb("5041000").supersedes(scene.update).created("2026-07-01T17:00:00Z");
                scene.says(scene.hq, it -> it.declined().superseded().arrived("2026-05-01T00:00:00Z")).has(newer, There::approved);
            }, Aspect.PRESENCE),
            atTop("G06", "a newer revision is not approved",
                    scene -> scene.update.says("hasStaleUpdateApprovals", "true"), Aspect.PRESENCE),
            there("G07", "its files are not there", it -> it.approved().ready(ReadyState.NOT_READY), hq -> { }),
            there("G07", "there is no room for its files", it -> it.approved().ready(ReadyState.NOT_READY),
                    hq -> hq.host("disk.content.freeBytes", "120000")),
            there("G08", "the signature of its files is refused", it -> it.approved().ready(ReadyState.FAILED),
                    hq -> hq.event(364, "Content file download failed. Reason: File cert verification failure. Error 2148204801")),
            there("G09", "range requests are refused", it -> it.approved().ready(ReadyState.FAILED),
                    hq -> hq.event(364, "Content file download failed. Background Intelligent Transfer Service (BITS) requires that the"
                            + " server support the Range protocol header.")),
            atTop("G10", "UUP is not prepared", scene -> {
                scene.update.products(Boxes.WINDOWS_11);
                scene.hq.products(Boxes.WINDOWS_11).host("iis.mime.msu", "").host("iis.mime.wim", "");
            }, Aspect.PRESENCE),
            there("G11", "a web.config is left in the content", There::approved, hq -> hq.host("iis.webConfigInContent", "true")),
            there("G12", "computers ask another server", There::approved,
                    hq -> hq.clients("dualScan", "false").clients("policy.server", "http://br9.example.org:8530")),
            there("G12", "computers scan twice", There::approved, hq -> hq.clients("dualScan", "true")),
            there("G13", "computers say not applicable", There::approved,
                    hq -> hq.clients("notApplicable.reason", "servicing stack update is missing")),
            there("G14", "computers time out", There::approved,
                    hq -> hq.clients("errors.days", "7").clients("errors.0x8024401C", "120")),
            there("G16", "a service of computers is disabled", There::approved, hq -> hq.clients("errors.0x800706D9", "4")),
            there("D25", "Configuration Manager has not taken it over", There::approved,
                    hq -> hq.host("configMgr.sup", "true").host("configMgr.lastSync", "2026-06-09T03:00:00Z")),
            there("D26", "its licence text could not be fetched", it -> it.approved().ready(ReadyState.LICENSE_AGREEMENT_FAILED),
                    hq -> { }),
            atTop("E14", "disconnected, imported without its files", scene -> {
                scene.says(scene.hq, it -> it.approved().ready(ReadyState.NOT_READY));
                scene.runs(scene.hq).bySchedule(false).neverSynchronised();
            }, Aspect.PRESENCE));

    private DeliveryFaults() {
    }

    private static Fault there(String rule, String text, UnaryOperator<There> words, Consumer<ServerBuilder> hq) {
        return atTop(rule, text, scene -> hq.accept(scene.says(scene.hq, words)), Aspect.PRESENCE);
    }
}
