package org.todoku.rules.wsus.internal.synchronisation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.todoku.core.ServerState;
import org.todoku.core.fact.Tri;

/** Whether a server can agree with Microsoft Update on how to encrypt. */
final class Tls {

    /** Windows Server 2016, the first that speaks TLS 1.2 without an update or setting. */
    private static final long SERVER_2016 = 14_393;

    /** What the address of synchronisation accepts; Windows before 2016 adds the curve to the name. */
    static final List<String> ACCEPTED = List.of("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256");

    static final String[] KEYS = { "tls.client12Enabled", "tls.client12DisabledByDefault" };

    private Tls() {
    }

    /** Whether TLS 1.2 is switched off in the registry; a setting that was not read counts as not made. */
    static boolean switchedOff(ServerState server) {
        return Host.is(server, KEYS[0], "0") || Host.is(server, KEYS[1], "1");
    }

    /** Whether Windows lacks the update that teaches its services TLS 1.2. */
    static Tri tooOld(ServerState server) {
        Optional<Long> build = Host.build(server).optional();
        if (build.isEmpty()) {
            return Tri.UNKNOWN;
        }
        return Tri.of(build.get() < SERVER_2016 && !Host.is(server, "tls.schannelInLog", "true"));
    }

    /** Whether a policy leaves no cipher suite that Microsoft Update accepts. */
    static Tri noCommonSuite(ServerState server) {
        Optional<String> suites = Host.text(server, "tls.cipherSuites").optional();
        if (suites.isEmpty()) {
            return Tri.UNKNOWN;
        }
        return Tri.of(!suites.get().isBlank() && Stream.of(suites.get().split(",")).map(suite -> suite.strip().toUpperCase(Locale.ROOT))
                .noneMatch(suite -> ACCEPTED.stream().anyMatch(suite::startsWith)));
    }

    /** Whether any of this explains a connection that is cut. */
    static Tri explains(ServerState server) {
        Tri old = tooOld(server);
        Tri suites = noCommonSuite(server);
        if (switchedOff(server) || old == Tri.YES || suites == Tri.YES) {
            return Tri.YES;
        }
        return old == Tri.NO && suites == Tri.NO ? Tri.NO : Tri.UNKNOWN;
    }
}
