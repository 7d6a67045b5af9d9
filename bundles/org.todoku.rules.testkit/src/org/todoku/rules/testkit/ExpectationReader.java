package org.todoku.rules.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Severity;
import org.todoku.rules.testkit.Expectation.Must;
import org.todoku.rules.testkit.Expectation.State;

/** Reads one member of {@code expect}. */
final class ExpectationReader {

    private final JsonIn in;
    private String server;
    private @Nullable Tri present;
    private @Nullable String headline;
    private @Nullable List<String> stopping;
    private @Nullable Set<String> applying;
    private final List<Must> must = new ArrayList<>();
    private List<String> mustNot = List.of();
    private List<String> mustNotRemedies = List.of();
    private Set<String> missing = Set.of();
    private Map<Locale, String> sentence = Map.of();

    private ExpectationReader(JsonIn in, String asked) {
        this.in = in;
        this.server = asked;
    }

    /** @param asked the server it is about unless it names another */
    static Expectation read(JsonIn in, String asked) {
        return new ExpectationReader(in, asked).read();
    }

    private Expectation read() {
        in.object(Map.of(
                "server", () -> server = in.text(),
                "present", () -> present = in.choice(Tri.class),
                "headline", () -> headline = in.text(),
                "stopping", () -> stopping = in.texts(),
                "applying", () -> applying = new HashSet<>(in.texts()),
                "must", () -> in.each(() -> must.add(in.isText() ? shortMust(in.text()) : longMust())),
                "mustNot", () -> mustNot = in.texts(),
                "mustNotRemedies", () -> mustNotRemedies = in.texts(),
                "missing", () -> missing = new HashSet<>(in.texts()),
                "sentence", () -> sentence = byLanguage()));
        return new Expectation(server, present, headline, stopping, applying, List.copyOf(must), mustNot, mustNotRemedies, missing,
                sentence);
    }

    /** {@code D10} or {@code D10@HQ}: it applies. */
    private Must shortMust(String text) {
        int at = text.indexOf('@');
        return new Must(at < 0 ? text : text.substring(0, at), at < 0 ? server : text.substring(at + 1), State.APPLIES, null, null, null,
                null, null, null, Set.of(), Map.of(), Map.of());
    }

    private Must longMust() {
        var its = new Object() {
            String rule = "";
            String server = ExpectationReader.this.server;
            State state = State.APPLIES;
            @Nullable Effect effect;
            @Nullable Severity severity;
            @Nullable Confidence confidence;
            @Nullable String variant;
            @Nullable String maskedBy;
            @Nullable List<String> remedies;
            Set<String> missing = Set.of();
            final Map<String, String> values = new LinkedHashMap<>();
            Map<Locale, String> says = Map.of();
        };
        Map<String, Runnable> members = new HashMap<>();
        members.put("rule", () -> its.rule = in.text());
        members.put("server", () -> its.server = in.text());
        members.put("state", () -> its.state = in.choice(State.class));
        members.put("effect", () -> its.effect = in.choice(Effect.class));
        members.put("severity", () -> its.severity = in.choice(Severity.class));
        members.put("confidence", () -> its.confidence = in.choice(Confidence.class));
        members.put("variant", () -> its.variant = in.text());
        members.put("maskedBy", () -> its.maskedBy = in.text());
        members.put("remedies", () -> its.remedies = in.texts());
        members.put("missing", () -> its.missing = new HashSet<>(in.texts()));
        members.put("values", () -> in.members(name -> () -> its.values.put(name, in.text())));
        members.put("says", () -> its.says = byLanguage());
        if (!in.object(members).contains("rule")) {
            throw in.wrong("rule is missing");
        }
        return new Must(its.rule, its.server, its.maskedBy == null ? its.state : State.MASKED, its.effect, its.severity, its.confidence,
                its.variant, its.maskedBy, its.remedies, its.missing, its.values, its.says);
    }

    private Map<Locale, String> byLanguage() {
        Map<Locale, String> texts = new LinkedHashMap<>();
        in.members(language -> () -> texts.put(Locale.forLanguageTag(language), in.text()));
        return texts;
    }
}
