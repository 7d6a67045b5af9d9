package org.todoku.rules.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.todoku.core.Section;
import org.todoku.core.Update;
import org.todoku.core.fact.Tri;
import org.todoku.core.query.Term;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.Message;
import org.todoku.rules.Reader;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Standing;
import org.todoku.rules.Status;
import org.todoku.rules.Target;

/** The answer for one server in one sentence. */
public final class Sentence {

    private static final String APPLIES = ".applies";

    private final ServerDiagnosis diagnosis;
    private final Target target;
    private final Reader reader;
    private final String update;
    private final String server;

    public Sentence(ServerDiagnosis diagnosis, Target target, Reader reader) {
        this.diagnosis = diagnosis;
        this.target = target;
        this.reader = reader;
        this.update = nameOf(target, reader);
        this.server = diagnosis.server().server();
    }

    /** A KB number stays a number; a GUID becomes the title it stands for; words stay as typed. */
    public static String nameOf(Target target, Reader reader) {
        List<Term> terms = target.query().terms();
        if (terms.size() == 1 && terms.get(0) instanceof Term.Kb kb) {
            return "KB" + kb.digits();
        }
        String name = target.variants().size() == 1 ? target.variants().get(0).title(reader.locale()) : target.query().text();
        return fill(reader, "quoted", name);
    }

    public String text() {
        return switch (diagnosis.present()) {
            case YES -> present();
            case NO -> absent();
            case UNKNOWN -> fill("answer.unknown", update, server, whyUnproven());
        };
    }

    private String present() {
        Optional<Update> missing = missingVariant();
        Finding cause = diagnosis.headline();
        if (cause != null && cause.stops() && missing.isPresent()) {
            return withCause("answer.partly", cause, fill("quoted", missing.get().title(reader.locale())));
        }
        if (cause != null && !ActionOrder.isAdvice(cause.effect())) {
            return withCause("answer.present", cause, "");
        }
        String key = "answer.present." + Standing.of(diagnosis).name();
        if (missing.isPresent() && diagnosis.findings().stream().anyMatch(Finding::stops)) {
            return fill(key + ".partly", update, server, target.variants().size() - diagnosis.listed().size(), target.variants().size());
        }
        return fill(key, update, server);
    }

    private String absent() {
        Finding cause = diagnosis.headline();
        if (cause != null) {
            return withCause(cause.effect() == Effect.DELAYS ? "answer.late" : "answer.absent", cause, "");
        }
        Optional<Finding> masked = diagnosis.findings().stream().filter(finding -> finding.stops() && finding.maskedBy() != null)
                .findFirst();
        if (masked.isPresent()) {
            return fill("answer.absent.masked", update, server, maskingName(masked.get()));
        }
        Set<String> open = diagnosis.findings().stream().filter(finding -> finding.status() == Status.UNDECIDED)
                .flatMap(finding -> finding.missing().stream().map(fact -> EngineTexts.factLabel(fact.name(), finding.rule().texts())))
                .map(label -> label.text(reader)).collect(Collectors.toCollection(TreeSet::new));
        if (!open.isEmpty()) {
            return fill("answer.absent.open", update, server, open);
        }
        if (target.variants().isEmpty()) {
            return fill("answer.absent.nobody", update, server);
        }
        return fill("answer.absent.nothing", update, server,
                diagnosis.findings().stream().filter(finding -> finding.status() == Status.RULED_OUT).count());
    }

    private String maskingName(Finding masked) {
        return diagnosis.findings().stream().filter(finding -> finding.applies() && finding.rule().id().equals(masked.maskedBy()))
                .findFirst()
                .map(finding -> finding.rule().name(reader.locale())).orElse(String.valueOf(masked.maskedBy()));
    }

    private String withCause(String key, Finding cause, String variant) {
        boolean above = !cause.server().equalsIgnoreCase(server);
        Optional<String> because = because(cause, reader);
        String form = key + (above ? ".above" : "") + (because.isPresent() ? ".because" : ".says");
        return fill(form, update, server, because.orElseGet(() -> cause.message().text(reader)), cause.server(), variant);
    }

    /** The cause as the rest of a sentence after "because", where its contributor gives one. */
    static Optional<String> because(Finding cause, Reader reader) {
        Message message = cause.message();
        int at = message.key().indexOf(APPLIES);
        if (at < 0) {
            return Optional.empty();
        }
        String key = message.key().substring(0, at) + ".because" + message.key().substring(at + APPLIES.length());
        return message.texts().find(key, reader.locale()).map(pattern -> reader.fill(pattern, message.args()));
    }

    /** Why the update may still be there although it is not listed. */
    private String whyUnproven() {
        Section updates = diagnosis.server().updates();
        String why = fill("unproven." + updates.completeness().name());
        return updates.reason().isEmpty() ? why : fill("unproven.detail", why, EngineTexts.stated(updates.reason(), reader));
    }

    private Optional<Update> missingVariant() {
        return diagnosis.present() != Tri.YES ? Optional.empty()
                : target.variants().stream()
                        .filter(variant -> diagnosis.listed().stream().noneMatch(there -> there.update().id().equals(variant.id())))
                        .findFirst();
    }

    private String fill(String key, Object... args) {
        return fill(reader, key, args);
    }

    private static String fill(Reader reader, String key, Object... args) {
        return EngineTexts.message(key, args).text(reader);
    }
}
