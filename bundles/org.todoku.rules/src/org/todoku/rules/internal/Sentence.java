package org.todoku.rules.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Section;
import org.todoku.core.fact.Unknown;
import org.todoku.core.query.Term;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.Message;
import org.todoku.rules.Reader;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Standing;
import org.todoku.rules.Status;
import org.todoku.rules.Target;
import org.todoku.rules.Texts;
import org.todoku.rules.VariantDiagnosis;

/** The answer for one server in one sentence. */
public final class Sentence {

    private static final String APPLIES = ".applies";
    /** Titles are long; more are counted. */
    private static final int MOST_NAMED = 3;

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
        return target.perhapsMore() ? fill(reader, "quoted.newest", name, target.variants().size()) : fill(reader, "quoted", name);
    }

    public String text() {
        return switch (diagnosis.present()) {
            case YES -> present();
            case NO -> absent();
            // where the list proves absence, only an assumed synchronisation leaves it open
            case UNKNOWN -> diagnosis.server().completeList().isKnown() ? fill("answer.unknown.synchronised", update, server)
                    : fill("answer.unknown", update, server, whyUnproven());
        };
    }

    private String present() {
        if (diagnosis.extent() == ServerDiagnosis.Extent.SOME) {
            return some();
        }
        Finding cause = diagnosis.headline();
        if (cause != null && !ActionOrder.isAdvice(cause.effect())) {
            return withCause("answer.present", cause);
        }
        return fill("answer.present." + Standing.of(diagnosis).name(), update, server);
    }

    /** Some variants are there, others are not. */
    private String some() {
        List<String> states = diagnosis.listed().stream().map(there -> Standing.of(diagnosis.server(), Optional.of(there.presence())))
                .distinct().sorted().map(standing -> fill("standing." + standing.name())).toList();
        List<VariantDiagnosis> missing = diagnosis.missing();
        String shown = missing(missing.stream().limit(MOST_NAMED).toList());
        return fill("answer.some", update, server, diagnosis.variants().size() - missing.size(), diagnosis.variants().size(),
                missing.size() <= MOST_NAMED ? shown : fill("answer.some.more", shown, missing.size() - MOST_NAMED), states);
    }

    /** Titles of missing variants, each with what keeps it away; those that the same keeps away stand together. */
    private String missing(List<VariantDiagnosis> missing) {
        Map<String, List<String>> byCause = new LinkedHashMap<>();
        missing.forEach(variant -> byCause.computeIfAbsent(cause(variant.cause()), any -> new ArrayList<>())
                .add(fill("quoted", variant.update().title(reader.locale()))));
        List<String> parts = new ArrayList<>();
        byCause.forEach((cause, titles) -> parts.add(fill("answer.some.part", titles, cause)));
        return String.join(fill("answer.some.separator"), parts);
    }

    /** What keeps a variant away, in few words. */
    public String cause(@Nullable Finding cause) {
        if (cause == null) {
            return fill("answer.some.open");
        }
        String because = because(cause, reader).orElseGet(() -> cause.rule().name(reader.locale()));
        return cause.server().equalsIgnoreCase(server) ? because : fill("answer.some.above", because, cause.server());
    }

    private String absent() {
        Finding cause = diagnosis.headline();
        if (cause != null) {
            return withCause(cause.effect() == Effect.DELAYS ? "answer.late" : "answer.absent", cause);
        }
        Optional<Finding> masked = diagnosis.findings().stream().filter(finding -> finding.stops() && finding.maskedBy() != null)
                .findFirst();
        if (masked.isPresent()) {
            return fill("answer.absent.masked", update, server, maskingName(masked.get()));
        }
        Set<String> open = open();
        if (!open.isEmpty()) {
            return fill("answer.absent.open", update, server, open);
        }
        if (target.variants().isEmpty()) {
            return fill("answer.absent.nobody", update, server);
        }
        return fill("answer.absent.nothing", update, server,
                diagnosis.findings().stream().filter(finding -> finding.status() == Status.RULED_OUT).count());
    }

    /** Names of the facts that are missing. Most rules miss the same ones, and looking names up takes longer than anything else here. */
    private Set<String> open() {
        Map<Texts, Set<String>> facts = new HashMap<>();
        for (Finding finding : diagnosis.findings()) {
            if (finding.status() == Status.UNDECIDED && !NotCollected.is(finding)) {
                finding.missing().forEach(fact -> facts.computeIfAbsent(finding.rule().texts(), texts -> new HashSet<>()).add(fact.name()));
            }
        }
        Set<String> names = new TreeSet<>();
        facts.forEach((texts, missing) -> missing.forEach(fact -> names.add(EngineTexts.factLabel(fact, texts).text(reader))));
        return names;
    }

    private String maskingName(Finding masked) {
        return diagnosis.findings().stream().filter(finding -> finding.applies() && finding.rule().id().equals(masked.maskedBy()))
                .findFirst()
                .map(finding -> finding.rule().name(reader.locale())).orElse(String.valueOf(masked.maskedBy()));
    }

    private String withCause(String key, Finding cause) {
        boolean above = !cause.server().equalsIgnoreCase(server);
        Optional<String> because = because(cause, reader);
        String form = key + (above ? ".above" : "") + (because.isPresent() ? ".because" : ".says");
        return fill(form, update, server, because.orElseGet(() -> cause.message().text(reader)), cause.server());
    }

    /** The cause as the rest of a sentence after "because", where its contributor gives one. */
    public static Optional<String> because(Finding cause, Reader reader) {
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
        String why = fill("unproven." + diagnosis.server().updates().completeness().name());
        String detail = diagnosis.server().completeList() instanceof Unknown<Section> unknown ? unknown.detail() : "";
        return detail.isEmpty() ? why : fill("unproven.detail", why, EngineTexts.stated(detail, reader));
    }

    private String fill(String key, Object... args) {
        return fill(reader, key, args);
    }

    private static String fill(Reader reader, String key, Object... args) {
        return EngineTexts.message(key, args).text(reader);
    }
}
