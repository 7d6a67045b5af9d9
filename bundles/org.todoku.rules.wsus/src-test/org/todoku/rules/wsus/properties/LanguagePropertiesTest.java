package org.todoku.rules.wsus.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.Remedy;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Texts;

/** Whatever language servers and readers speak, what is found is the same, and all of it can be shown. */
@Domain(GeneratedFleets.class)
class LanguagePropertiesTest {

    private static final Pattern RAW = Pattern.compile("\\{\\d+}|![\\w.-]+!|“”|「」");

    @Property(tries = 100, seed = "5040003", edgeCases = EdgeCasesMode.NONE)
    void theLanguageOfTheServersDoesNotMatter(@ForAll Tale tale) {
        Facts facts = tale.facts();
        Said.same(Said.ids(facts.diagnosis()), Said.ids(Bent.japanese(facts).diagnosis()), "Japanese servers");
    }

    @Property(tries = 60, seed = "5040004", edgeCases = EdgeCasesMode.NONE)
    void theLanguageOfTheReaderDoesNotMatter(@ForAll Tale tale) {
        Facts facts = tale.facts();
        Diagnosis english = facts.diagnosis();
        Locale usual = Locale.getDefault();
        try {
            for (Locale locale : List.of(Locale.JAPAN, Locale.of("tr", "TR"))) {
                Locale.setDefault(locale);
                Diagnosis other = facts.diagnosis();
                shown(other);
                Said.same(english, other, locale.toString());
            }
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Property(tries = 100, seed = "5040005", edgeCases = EdgeCasesMode.NONE)
    void everythingCanBeShownInBothLanguages(@ForAll Tale tale) {
        shown(tale.facts().diagnosis()).forEach(text -> assertEquals(false, RAW.matcher(text).find(), text));
    }

    private static List<String> shown(Diagnosis diagnosis) {
        List<String> all = new ArrayList<>();
        for (Reader reader : Said.READERS) {
            for (ServerDiagnosis server : diagnosis.servers()) {
                all.add(Answers.sentence(server, diagnosis.target(), reader));
                all.add(Answers.explanation(server, diagnosis.target(), reader));
                Answers.notCollected(server, reader).ifPresent(all::add);
                server.variants().forEach(variant -> all.add(Answers.cause(variant, server, diagnosis.target(), reader)));
                server.findings().forEach(finding -> shown(finding, reader, all));
            }
        }
        return all;
    }

    private static void shown(Finding finding, Reader reader, List<String> all) {
        Texts texts = finding.rule().texts();
        all.add(finding.message().text(reader));
        finding.evidence().forEach(fact -> all.add(Answers.factLabel(fact.fact(), texts, reader) + ": " + reader.shown(fact.value())));
        finding.missing().forEach(fact -> {
            assertNotEquals(fact.name(), Answers.factLabel(fact.name(), texts, reader), "a fact without a name");
            all.add(Answers.howToCollect(fact.name(), texts, reader));
        });
        for (Remedy remedy : finding.remedies()) {
            String id = "remedy." + remedy.id();
            all.add(reader.text(texts, id + ".title", remedy.args()));
            for (String kind : List.of(".step.", ".side.")) {
                for (int number = 1; texts.find(id + kind + number, Locale.ENGLISH).isPresent(); number++) {
                    all.add(reader.text(texts, id + kind + number, remedy.args()));
                }
            }
            all.add(remedy.command());
        }
    }
}
