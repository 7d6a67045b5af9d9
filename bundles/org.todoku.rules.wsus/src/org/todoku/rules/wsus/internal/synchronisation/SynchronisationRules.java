package org.todoku.rules.wsus.internal.synchronisation;

import java.util.List;
import java.util.Set;

import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Stage;
import org.todoku.rules.wsus.internal.RuleList;

/** The rules about failing synchronisation that name its cause, and those about what synchronisation brings. */
public final class SynchronisationRules {

    public static final List<RuleDescriptor> ALL = List.of(
            RuleList.rule("synchronisation", "D05", Stage.SYNCHRONISATION, SyncCancelled::new, Set.of("syncHistory"), List.of("C07")),
            RuleList.rule("synchronisation", "D06", Stage.TRANSPORT, TlsTooOld::new,
                    Set.of("syncHistory", "signatures", "host.os.build"),
                    List.of()),
            RuleList.rule("synchronisation", "D07", Stage.TRANSPORT, NoCommonCipher::new,
                    Set.of("syncHistory", "signatures", "host.tls.cipherSuites"),
                    List.of()),
            RuleList.rule("synchronisation", "D08", Stage.TRANSPORT, EndpointDecommissioned::new,
                    Set.of("configuration", "configuration.muUrl", "syncHistory"),
                    List.of()),
            RuleList.rule("synchronisation", "D09", Stage.TRANSPORT, CertificateNotTrusted::new,
                    Set.of("syncHistory", "signatures"),
                    List.of()),
            RuleList.rule("synchronisation", "D12", Stage.TRANSPORT, AccessRefused::new, Set.of("syncHistory", "signatures"), List.of()),
            RuleList.rule("synchronisation", "D14", Stage.TRANSPORT, CannotConnect::new, Set.of("syncHistory", "signatures"), List.of()),
            RuleList.rule("synchronisation", "D15", Stage.TRANSPORT, ProxyMisconfigured::new,
                    Set.of("syncHistory", "signatures", "configuration", "configuration.useProxy", "host.winhttp.proxy"),
                    List.of()),
            RuleList.rule("synchronisation", "D16", Stage.TRANSPORT, WrongFrontEnd::new,
                    Set.of("syncHistory", "host.frontEnds.count", "host.frontEnds.master"),
                    List.of("D13", "D14")),
            RuleList.rule("synchronisation", "D17", Stage.TRANSPORT, PoolStopped::new, Set.of("syncHistory", "upstream"), List.of()),
            RuleList.rule("synchronisation", "D19", Stage.TRANSPORT, MicrosoftOutage::new,
                    Set.of("syncHistory", "configuration", "fleet.others"),
                    List.of()),
            RuleList.rule("synchronisation", "D20", Stage.TRANSPORT, TestDetectoids::new,
                    Set.of("syncHistory", "host.detectoids.test"),
                    List.of("G14")),
            RuleList.rule("synchronisation", "D21", Stage.TRANSPORT, UpdatesNotImported::new,
                    Set.of("syncHistory", "syncHistory.updateErrors"),
                    List.of()),
            RuleList.rule("synchronisation", "D22", Stage.TRANSPORT, DatabaseTrouble::new,
                    Set.of("syncHistory", "signatures"),
                    List.of()),
            RuleList.rule("synchronisation", "D23", Stage.TRANSPORT, NoRoomLeft::new,
                    Set.of("syncHistory", "host.disk.database.freeBytes"),
                    List.of("D22")),
            RuleList.rule("synchronisation", "D24", Stage.TRANSPORT, PoisonousCategory::new,
                    Set.of("syncHistory", "subscription.lastModified", "events.last.389"),
                    List.of()),
            RuleList.rule("synchronisation", "D29", Stage.TRANSPORT, ErrorTextMissing::new,
                    Set.of("syncHistory"),
                    List.of("D06", "D07", "D09", "D11", "D13", "D14", "D15", "D18")),
            RuleList.rule("synchronisation", "D27", Stage.SYNCHRONISATION, SyncUnderWay::new,
                    Set.of("updates", "subscription", "syncHistory"),
                    List.of("C07")),
            RuleList.rule("synchronisation", "D28", Stage.SYNCHRONISATION, SyncsBringNothing::new,
                    Set.of("updates", "configuration", "subscription", "subscription.products", "subscription.classifications",
                            "target", "target.products", "target.classification", "target.created", "syncHistory"),
                    List.of()),
            RuleList.rule("synchronisation", "D25", Stage.DELIVERY, SecondStageFailed::new,
                    Set.of("updates.arrived", "host.configMgr.lastSync"),
                    List.of()));

    private SynchronisationRules() {
    }
}
