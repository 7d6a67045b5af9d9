package org.todoku.rules.wsus;

import static org.todoku.rules.wsus.PresenceCases.absent;
import static org.todoku.rules.wsus.PresenceCases.present;
import static org.todoku.rules.testkit.RuleCase.applies;
import static org.todoku.rules.testkit.RuleCase.ruledOut;
import static org.todoku.rules.testkit.RuleCase.silent;
import static org.todoku.rules.testkit.RuleCase.undecided;

import java.util.List;

import org.todoku.core.Coded;
import org.todoku.core.SyncError;
import org.todoku.core.SyncResult;
import org.todoku.core.UpdateField;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.RuleCase;
import org.todoku.rules.testkit.ServerBuilder;

/** Cases of the rules D01 to D10. The update is of 2026-06-09, 17:00 UTC. */
final class SynchronisationCases {

    static final String JA_407 = "リモート サーバーがエラーを返しました: (407) プロキシ認証が必要です";
    private static final String EN_407 = "The remote server returned an error: (407) Proxy Authentication Required.";

    private SynchronisationCases() {
    }

    /** Failing daily for three days after a last success. */
    static ServerBuilder failing(ServerBuilder server, String lastGood, SyncError error, String text) {
        return server.synced(lastGood).failed("2026-07-01T03:01:00Z", error, text).failed("2026-07-02T03:01:00Z", error, text)
                .failed("2026-07-03T03:01:00Z", error, text);
    }

    private static ServerBuilder blocked(Fleet fleet) {
        return failing(absent(fleet), "2026-06-01T03:10:00Z", SyncError.USS_COMMUNICATION_ERROR, "WebException");
    }

    private static ServerBuilder harmless(Fleet fleet) {
        return failing(absent(fleet), "2026-06-20T03:10:00Z", SyncError.USS_COMMUNICATION_ERROR, "WebException");
    }

    private static ServerBuilder proxy(ServerBuilder server, String text) {
        return failing(server, "2026-06-01T03:10:00Z", SyncError.PROXY_ERROR, text).proxy("proxy.example.org", true);
    }

    /** BR1 fails since 20 June; its parent received the update of 9 June only on 25 June. */
    private static ServerBuilder lateParent(Fleet fleet) {
        var update = fleet.update("2026-06 Cumulative Update (KB5040000)");
        ServerBuilder branch = failing(fleet.server("BR1").downstreamOf("HQ"), "2026-06-20T03:10:00Z", SyncError.USS_NOT_FOUND, "");
        fleet.server("HQ").has(update, it -> it.arrived("2026-06-25T03:00:00Z"));
        return branch;
    }

    static List<RuleCase> all() {
        return List.of(
                applies("D01", "", "no run, no updates", fleet -> absent(fleet).neverSynchronised()),
                applies("D01", "running", "first run under way", fleet -> absent(fleet).neverSynchronised().synchronising()),
                ruledOut("D01", "", "has synchronised", PresenceCases::absent),
                ruledOut("D01", "history-empty", "history cleaned up", fleet -> absent(fleet).neverSynchronised().rows(4711)),
                undecided("D01", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                undecided("D01", "list is partial", PresenceCases::partial),
                silent("D01", "there", fleet -> present(fleet).neverSynchronised()),

                applies("D02", "", "failing, and published since", SynchronisationCases::blocked),
                applies("D02", "", "published a few hours before the last success",
                        fleet -> failing(absent(fleet), "2026-06-10T03:10:00Z", SyncError.USS_BUSY, "")),
                applies("D02", "never", "never succeeded",
                        fleet -> absent(fleet).failed("2026-07-03T03:01:00Z", SyncError.USS_NOT_FOUND, "")),
                applies("D02", "changed", "ticked after the last success",
                        fleet -> harmless(fleet).selectionChanged("2026-06-28T10:00:00Z")),
                applies("D02", "", "cancelled by somebody after failing", fleet -> blocked(fleet).cancelled("2026-07-03T05:00:00Z")),
                applies("D02", "", "parent received it after the last success", SynchronisationCases::lateParent),
                ruledOut("D02", "", "synchronisation works", PresenceCases::absent),
                undecided("D02", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                undecided("D02", "newest run has a result of tomorrow", fleet -> absent(fleet).synced("2026-07-01T03:10:00Z")
                        .run("2026-07-03T03:10:00Z", Coded.parse(SyncResult.class, "7"), SyncError.UNKNOWN, "")),
                undecided("D02", "list is partial", PresenceCases::partial),
                undecided("D02", "date of the update unknown", fleet -> {
                    blocked(fleet);
                    fleet.catalogue().drop(UpdateField.CREATED);
                }),
                undecided("D02", "nobody knows the update", fleet -> {
                    blocked(fleet);
                    fleet.ask("KB5999999", "HQ");
                }),
                undecided("D02", "when the parent received it is unknown", fleet -> {
                    harmless(fleet).downstreamOf("TOP");
                }),
                silent("D02", "failing, but synchronised well after it was published", SynchronisationCases::harmless),
                silent("D02", "there", fleet -> failing(present(fleet), "2026-06-01T03:10:00Z", SyncError.UNKNOWN, "")),

                applies("D03", "", "failing, but synchronised well after it was published", SynchronisationCases::harmless),
                applies("D03", "present", "failing, the update is there",
                        fleet -> failing(present(fleet), "2026-06-20T03:10:00Z", SyncError.UNKNOWN, "")),
                applies("D03", "unknown", "failing, nobody knows the update", fleet -> {
                    blocked(fleet);
                    fleet.ask("KB5999999", "HQ");
                }),
                undecided("D03", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                silent("D03", "failing is the cause", SynchronisationCases::blocked),
                silent("D03", "failing is the cause because the selection changed",
                        fleet -> harmless(fleet).selectionChanged("2026-06-28T10:00:00Z")),
                silent("D03", "failing is the cause because the parent was late", SynchronisationCases::lateParent),
                silent("D03", "synchronisation works", PresenceCases::absent),

                applies("D04", "", "by hand only, nobody did since",
                        fleet -> absent(fleet).bySchedule(false).synced("2026-06-01T03:10:00Z")),
                applies("D04", "never", "by hand only, never", fleet -> absent(fleet).bySchedule(false).neverSynchronised()),
                applies("D04", "overdue", "the schedule does not run", fleet -> absent(fleet).synced("2026-06-01T03:10:00Z")),
                ruledOut("D04", "", "runs by schedule", PresenceCases::absent),
                ruledOut("D04", "", "the state is old, the server was not",
                        fleet -> absent(fleet).collectedAt("2026-06-02T00:00:00Z").synced("2026-06-01T03:10:00Z")),
                ruledOut("D04", "", "runs by schedule and fails", SynchronisationCases::blocked),
                ruledOut("D04", "not-cause", "by hand, but somebody did",
                        fleet -> absent(fleet).bySchedule(false).synced("2026-06-20T03:10:00Z")),
                undecided("D04", "schedule unknown", fleet -> absent(fleet).bySchedule(null)),
                undecided("D04", "selection not collected", fleet -> absent(fleet).drop("subscription")),
                undecided("D04", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                undecided("D04", "list is partial", PresenceCases::partial),
                undecided("D04", "date of the update unknown", fleet -> {
                    absent(fleet).bySchedule(false).synced("2026-06-20T03:10:00Z");
                    fleet.catalogue().drop(UpdateField.CREATED);
                }),
                undecided("D04", "nobody knows the update", fleet -> {
                    absent(fleet).bySchedule(false).synced("2026-06-20T03:10:00Z");
                    fleet.ask("KB5999999", "HQ");
                }),
                undecided("D04", "when the parent received it is unknown",
                        fleet -> absent(fleet).downstreamOf("TOP").bySchedule(false).synced("2026-06-20T03:10:00Z")),
                silent("D04", "there", fleet -> present(fleet).bySchedule(false)),
                silent("D04", "schedule set, first run still to come", fleet -> absent(fleet).neverSynchronised()),

                applies("D10", "", "407 in English", fleet -> proxy(absent(fleet), EN_407)),
                applies("D10", "", "407 in Japanese", fleet -> proxy(absent(fleet), JA_407)),
                applies("D10", "", "407 under another error", fleet -> failing(absent(fleet), "2026-06-01T03:10:00Z",
                        SyncError.USS_COMMUNICATION_ERROR, JA_407).proxy("proxy", true)),
                applies("D10", "unclear", "ProxyError without a text", fleet -> proxy(absent(fleet), "")),
                applies("D10", "not-configured", "407, but no proxy is set", fleet -> proxy(absent(fleet), EN_407).noProxy()),
                applies("D10", "no-credentials", "407, and no password is set",
                        fleet -> proxy(absent(fleet), EN_407).proxy("proxy.example.org", false)),
                applies("D10", "", "a risk only: the update is there", fleet -> proxy(present(fleet), EN_407)),
                ruledOut("D10", "", "fails for another reason", SynchronisationCases::blocked),
                ruledOut("D10", "", "407 as a length is no status", fleet -> failing(absent(fleet), "2026-06-01T03:10:00Z",
                        SyncError.USS_INTERNAL_ERROR, "at line 407 of response")),
                undecided("D10", "fails without a word", fleet -> failing(absent(fleet), "2026-06-01T03:10:00Z",
                        SyncError.USS_COMMUNICATION_ERROR, "")),
                undecided("D10", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                silent("D10", "synchronisation works again", fleet -> proxy(absent(fleet), EN_407).synced("2026-07-03T06:00:00Z")),

                applies("C07", "", "published after the last success", fleet -> {
                    fleet.server("HQ");
                    fleet.catalogue().has(fleet.update("July (KB5040000)").created("2026-07-03T08:00:00Z"));
                }),
                applies("C07", "grace", "published the evening before", fleet -> {
                    fleet.server("HQ");
                    fleet.catalogue().has(fleet.update("July (KB5040000)").created("2026-07-02T17:00:00Z"));
                }),
                ruledOut("C07", "", "published weeks before", PresenceCases::absent),
                undecided("C07", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                undecided("C07", "list is partial", PresenceCases::partial),
                undecided("C07", "date of the update unknown", fleet -> {
                    absent(fleet);
                    fleet.catalogue().drop(UpdateField.CREATED);
                }),
                undecided("C07", "nobody knows the update", fleet -> {
                    absent(fleet);
                    fleet.ask("KB5999999", "HQ");
                }),
                undecided("C07", "new, but whether it is selected is unknown", fleet -> {
                    fleet.server("HQ").drop("subscription");
                    fleet.catalogue().has(fleet.update("July (KB5040000)").created("2026-07-03T08:00:00Z"));
                }),
                silent("C07", "new, but not selected", fleet -> {
                    fleet.server("HQ");
                    fleet.catalogue().has(fleet.update("July (KB5040000)").products(Boxes.EDGE).created("2026-07-03T08:00:00Z"));
                }),
                silent("C07", "new, but not offered to WSUS", fleet -> {
                    fleet.server("HQ");
                    fleet.catalogue().has(fleet.update("July (KB5040000)").created("2026-07-03T08:00:00Z"), it -> it.offeredToWsus(false));
                }),
                silent("C07", "synchronisation fails", SynchronisationCases::blocked),
                silent("C07", "no run for a month is not too early", fleet -> absent(fleet).synced("2026-06-01T03:10:00Z")),
                silent("C07", "there", PresenceCases::present));
    }
}
