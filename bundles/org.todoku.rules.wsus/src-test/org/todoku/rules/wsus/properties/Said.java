package org.todoku.rules.wsus.properties;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.ServerDiagnosis;

/** A diagnosis as lines that can be compared and read when they differ. */
final class Said {

    static final List<Reader> READERS = List.of(new Reader(Locale.ENGLISH, ZoneOffset.UTC), new Reader(Locale.JAPANESE, ZoneOffset.UTC));

    private Said() {
    }

    /** Fails where two diagnoses differ in anything at all, with the lines that only one of the two has. */
    static void same(Diagnosis one, Diagnosis other, String what) {
        if (!one.equals(other)) {
            same(everything(one), everything(other), what);
            throw new AssertionError(what + ": not equal, and shown alike");
        }
    }

    /** Fails with the lines that only one of the two has. */
    static void same(List<String> one, List<String> other, String what) {
        if (!one.equals(other)) {
            List<String> less = new ArrayList<>(one);
            other.forEach(less::remove);
            List<String> more = new ArrayList<>(other);
            one.forEach(more::remove);
            throw new AssertionError(what + "\nonly before:\n" + String.join("\n", less) + "\nonly then:\n" + String.join("\n", more));
        }
    }

    /** All that does not depend on any language. */
    static List<String> ids(Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        for (ServerDiagnosis server : diagnosis.servers()) {
            lines.add(server.server().server() + ": " + server.present() + ", " + server.extent() + ", headline "
                    + server.topFinding().map(Said::name).orElse("none"));
            server.listed().forEach(there -> lines.add("  lists " + there.update().id() + " " + there.presence()));
            server.variants().forEach(variant -> lines.add("  variant " + variant.update().id() + " " + variant.present() + " "
                    + cause(variant.cause())));
            server.findings().forEach(finding -> lines.add("  " + ids(finding)));
        }
        return lines;
    }

    private static String cause(@Nullable Finding finding) {
        return finding == null ? "no cause" : name(finding);
    }

    static String name(Finding finding) {
        return finding.rule().id() + "@" + finding.server();
    }

    static String ids(Finding finding) {
        StringBuilder line = new StringBuilder(name(finding)).append(' ').append(finding.status()).append(' ')
                .append(finding.message().key());
        if (finding.applies()) {
            line.append(' ').append(finding.effect()).append(' ').append(finding.severity()).append(' ').append(finding.confidence());
        }
        line.append(" missing ").append(finding.missing().stream().map(Unknown::name).toList()).append(" remedies ")
                .append(finding.remedies().stream().map(remedy -> remedy.id() + remedy.writes()).toList());
        return line.append(finding.maskedBy() == null ? "" : " masked by " + finding.maskedBy()).toString();
    }

    /** The same and every value that is shown. */
    static List<String> everything(Diagnosis diagnosis) {
        List<String> lines = ids(diagnosis);
        diagnosis.servers().forEach(server -> server.findings().forEach(finding -> lines.addAll(values(finding))));
        return lines;
    }

    private static List<String> values(Finding finding) {
        Reader reader = READERS.get(0);
        List<String> lines = new ArrayList<>(List.of(name(finding) + ": " + finding.message().text(reader)));
        finding.evidence().forEach(fact -> lines.add("  because " + fact.fact() + " " + reader.shown(fact.value()) + " " + fact.from()));
        finding.missing().forEach(fact -> lines.add("  lacks " + fact.name() + " " + fact.reason() + " " + fact.detail()));
        finding.remedies().forEach(remedy -> lines.add("  do " + remedy.id() + " "
                + remedy.args().stream().map(reader::shown).toList() + " " + remedy.command()));
        return lines;
    }
}
