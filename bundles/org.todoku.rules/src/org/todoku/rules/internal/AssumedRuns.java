package org.todoku.rules.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.assumption.AssumedFacts;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Finding;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.ServerDiagnosis.Extent;
import org.todoku.rules.Status;
import org.todoku.rules.VariantDiagnosis;

/**
 * What an assumed synchronisation leaves unknown. What kept an update away before it, and still does after it, keeps it away; without
 * such a cause nobody knows whether the synchronisation would bring it. Nothing may be concluded from an update that is still not
 * listed after it: a finding that appears with the synchronisation only is not judged.
 */
public final class AssumedRuns {

    private static final String UPDATES = "updates";

    private final Map<String, ServerDiagnosis> before = new HashMap<>();
    private final Set<String> synchronised;

    /**
     * @param before the answer without the synchronisations
     * @param synchronised keys of the servers of which one is assumed
     */
    public AssumedRuns(Diagnosis before, Set<String> synchronised) {
        before.servers().forEach(server -> this.before.put(server.server().key(), server));
        this.synchronised = Set.copyOf(synchronised);
    }

    /**
     * The servers that are asked about, and those that others may wait for.
     *
     * @param asked empty for all
     */
    public static List<ServerState> concerned(AssumedFacts facts, List<ServerState> asked) {
        return asked.isEmpty() ? asked : Stream.concat(asked.stream(), facts.servers().stream()
                .filter(server -> facts.synchronised().contains(server.key()) && !isAmong(server, asked))).toList();
    }

    private static boolean isAmong(ServerState server, List<ServerState> asked) {
        return asked.isEmpty() || asked.stream().anyMatch(one -> one.key().equals(server.key()));
    }

    /**
     * @param after the answer with the synchronisations, as if they had brought nothing
     * @param asked whom to tell about; empty for all
     */
    public Diagnosis settled(Diagnosis after, List<ServerState> asked) {
        List<ServerDiagnosis> settled = after.servers().stream().map(this::settled).toList();
        Set<String> open = Set.of();
        Set<String> more = open(settled);
        // what one server may have got, those below it may have got from there
        while (!more.equals(open)) {
            open = more;
            Set<String> lists = more;
            settled = settled.stream().map(server -> below(server, lists)).toList();
            more = open(settled);
        }
        return new Diagnosis(after.target(), after.at(), settled.stream().filter(server -> isAmong(server.server(), asked)).toList(),
                after.assumed());
    }

    /** Where the lists were read of which nobody knows whether the update is in them now. */
    private Set<String> open(List<ServerDiagnosis> servers) {
        return servers.stream().filter(server -> synchronised.contains(server.server().key()))
                .filter(server -> server.extent() == Extent.UNKNOWN || server.present() == Tri.UNKNOWN).map(AssumedRuns::list)
                .collect(Collectors.toSet());
    }

    private static String list(ServerDiagnosis server) {
        return server.server().from(UPDATES).source();
    }

    /** A cause that was concluded from the list of another server, which may not hold any more, is not judged. */
    private ServerDiagnosis below(ServerDiagnosis server, Set<String> lists) {
        Predicate<Finding> rests = finding -> finding.applies() && finding.evidence().stream().map(evidence -> evidence.from().source())
                .anyMatch(source -> !source.equals(list(server)) && lists.contains(source));
        if (server.findings().stream().noneMatch(rests)) {
            return server;
        }
        List<Finding> findings = server.findings().stream().map(finding -> rests.test(finding) ? open(finding) : finding).toList();
        boolean mayHaveIt = synchronised.contains(server.server().key());
        List<VariantDiagnosis> variants = server.variants().stream().map(variant -> {
            Finding cause = variant.cause();
            return cause == null || !rests.test(cause) ? variant
                    : new VariantDiagnosis(variant.update(), mayHaveIt ? Tri.UNKNOWN : variant.present(), null);
        }).toList();
        Tri present = server.present() == Tri.NO && variants.stream().anyMatch(variant -> variant.present() == Tri.UNKNOWN) ? Tri.UNKNOWN
                : server.present();
        return new ServerDiagnosis(server.server(), present, server.listed(), variants, headline(server.headline(), findings, present),
                sorted(findings));
    }

    private ServerDiagnosis settled(ServerDiagnosis after) {
        ServerDiagnosis was = before.get(after.server().key());
        boolean somethingMissing = after.present() == Tri.NO || !after.missing().isEmpty();
        if (was == null || !synchronised.contains(after.server().key()) || !somethingMissing) {
            return after;
        }
        Set<String> known = new HashSet<>();
        was.findings().stream().filter(Finding::applies).forEach(finding -> known.add(key(finding)));
        for (VariantDiagnosis variant : was.variants()) {
            Finding cause = variant.cause();
            if (cause != null) {
                known.add(key(cause));
            }
        }
        List<Finding> findings = after.findings().stream()
                .map(finding -> finding.applies() && !known.contains(key(finding)) ? open(finding) : finding).toList();
        List<VariantDiagnosis> variants = after.variants().stream().map(variant -> settled(variant, known)).toList();
        boolean away = variants.stream().allMatch(VariantDiagnosis::missing)
                && (!variants.isEmpty() || findings.stream().anyMatch(Finding::stops));
        Tri present = after.present() == Tri.YES ? Tri.YES : away ? Tri.NO : Tri.UNKNOWN;
        return new ServerDiagnosis(after.server(), present, after.listed(), variants, headline(after.headline(), findings, present),
                sorted(findings));
    }

    private static VariantDiagnosis settled(VariantDiagnosis variant, Set<String> known) {
        Finding cause = variant.cause();
        return !variant.missing() || cause != null && known.contains(key(cause)) ? variant
                : new VariantDiagnosis(variant.update(), Tri.UNKNOWN, null);
    }

    private static @Nullable Finding headline(@Nullable Finding headline, List<Finding> findings, Tri present) {
        if (headline == null || findings.contains(headline)) {
            return headline;
        }
        return present == Tri.NO ? findings.stream().filter(finding -> finding.stops() && finding.maskedBy() == null).findFirst()
                .orElse(null)
                : null;
    }

    private static Finding open(Finding finding) {
        return new Finding(finding.rule(), Status.UNDECIDED, null, null, null,
                EngineTexts.message("undecided", List.of(EngineTexts.factLabel(UPDATES, finding.rule().texts()))), finding.server(),
                List.of(), List.of(new Unknown<>(UPDATES, Reason.STALE, "assumed.synchronised")), List.of(), null);
    }

    /** What applies, then what is not judged, then the rest, each in the order it had. */
    private static List<Finding> sorted(List<Finding> findings) {
        List<Finding> all = new ArrayList<>();
        findings.stream().filter(Finding::applies).forEach(all::add);
        findings.stream().filter(finding -> finding.status() == Status.UNDECIDED).forEach(all::add);
        findings.stream().filter(finding -> !finding.applies() && finding.status() != Status.UNDECIDED).forEach(all::add);
        return all;
    }

    private static String key(Finding finding) {
        return finding.rule().id() + ' ' + finding.server().toLowerCase(Locale.ROOT);
    }
}
