package org.todoku.rules.wsus.internal.synchronisation;

import java.util.Optional;
import java.util.regex.Pattern;

import org.todoku.core.Configuration;
import org.todoku.core.SyncError;
import org.todoku.core.SyncRun;
import org.todoku.core.Update;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.SyncBlame;
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.wsus.internal.Remedies;

/** D10: the proxy server wants credentials and does not get the right ones. */
public final class ProxyWantsCredentials implements Rule {

    /** The number stands in messages of every language; alone it could be a length or a line number. */
    private static final Pattern STATUS_407 = Pattern
            .compile("\\(407\\)|（407）|HTTP(?:/[0-9.]+)?(?: status(?: code)?)?:? 407\\b|\\b407 Proxy|0x8024401B", Pattern.CASE_INSENSITIVE);

    @Override
    public Verdict judge(Question question) {
        SyncLine line = SyncLine.of(question);
        Optional<SyncRun> failing = line.failing();
        if (failing.isEmpty()) {
            return Verdict.notApplicable();
        }
        SyncRun failed = failing.get();
        boolean says407 = STATUS_407.matcher(failed.errorText()).find();
        if (!says407 && !failed.error().is(SyncError.PROXY_ERROR)) {
            return Verdict.ruledOut(question.server(), failed.error()).because(line.failureEvidence(failed));
        }
        SyncBlame blame = blame(question, line);
        Effect effect = blame == SyncBlame.NOT_CAUSE ? Effect.RISK : Effect.BLOCKS;
        Optional<Configuration> configuration = question.server().configuration().optional();
        String proxy = configuration.map(Configuration::proxyName).orElse("");
        Verdict.Applies verdict = Verdict.applies(effect, effect == Effect.BLOCKS ? Severity.CRITICAL : Severity.HIGH,
                says407 && blame != SyncBlame.MAYBE ? Confidence.CERTAIN : Confidence.LIKELY, question.server(), failed.finished(), proxy)
                .variant(variant(configuration, says407)).because(line.failureEvidence(failed));
        return (proxy.isEmpty() ? verdict : verdict.because(question.evidence("configuration.proxy", proxy, "configuration")))
                .remedy(Remedies.fixProxy(question.server(), proxy));
    }

    /** What the server sends the proxy, as far as its configuration says. */
    private static String variant(Optional<Configuration> configuration, boolean says407) {
        if (!says407) {
            return "unclear";
        }
        if (configuration.isEmpty()) {
            return "";
        }
        if (Boolean.FALSE.equals(configuration.get().useProxy())) {
            return "not-configured";
        }
        return Boolean.TRUE.equals(configuration.get().anonymousProxy()) || Boolean.FALSE.equals(configuration.get().hasProxyPassword())
                ? "no-credentials" : "";
    }

    /** An update that is there, or whose date is unknown, is not kept away by this for certain. */
    private static SyncBlame blame(Question question, SyncLine line) {
        Optional<Update> update = question.wanted();
        boolean present = update.isPresent() && question.facts().on(question.server(), update.get().id()).isPresent();
        if (present || !question.server().updatesComplete()) {
            return SyncBlame.NOT_CAUSE;
        }
        if (line.lastGood().isEmpty()) {
            return SyncBlame.CAUSE;
        }
        if (update.isEmpty()) {
            return SyncBlame.NOT_CAUSE;
        }
        Fact<SyncBlame> blame = SyncBlame.of(question, line.lastGood());
        return blame instanceof Known<SyncBlame> known ? known.value() : SyncBlame.NOT_CAUSE;
    }
}
