package org.todoku.model;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.todoku.core.fact.Unknown;
import org.todoku.model.investigation.Investigation;
import org.todoku.model.investigation.InvestigationFactory;
import org.todoku.model.investigation.KeptText;
import org.todoku.model.investigation.KnownRule;
import org.todoku.rules.Answers;
import org.todoku.rules.Finding;
import org.todoku.rules.Message;
import org.todoku.rules.Reader;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Texts;

/**
 * The rules of an answer with those of their texts that it needs. First every finding is to be collected, then rules may be asked for.
 * A rule of the document is used again where none of its texts has changed since.
 */
final class RuleTexts {

    private static final Reader ENGLISH = new Reader(Locale.ENGLISH, ZoneOffset.UTC);
    private static final Reader JAPANESE = new Reader(Locale.JAPANESE, ZoneOffset.UTC);

    private record Both(String english, String japanese) {
    }

    private final Investigation document;
    private final Map<String, Map<String, Both>> needed = new LinkedHashMap<>();
    private final Map<String, KnownRule> known = new LinkedHashMap<>();
    private final List<KnownRule> fresh = new ArrayList<>();
    private final Map<KnownRule, List<KeptText>> more = new LinkedHashMap<>();

    RuleTexts(Investigation document) {
        this.document = document;
    }

    /** Its name alone is needed. */
    Map<String, Both> collect(RuleDescriptor rule) {
        Map<String, Both> said = needed.computeIfAbsent(rule.id(), any -> new TreeMap<>());
        find(said, rule.texts(), rule.id() + ".name");
        return said;
    }

    void collect(Finding finding) {
        Texts texts = finding.rule().texts();
        Map<String, Both> said = collect(finding.rule());
        because(finding.message()).ifPresent(key -> find(said, finding.message().texts(), key));
        finding.evidence().forEach(evidence -> label(said, evidence.fact(), texts));
        for (Unknown<?> missing : finding.missing()) {
            label(said, missing.name(), texts);
            said.computeIfAbsent(collecting(missing.name()), key -> howToCollect(missing.name(), texts));
        }
        finding.remedies().forEach(remedy -> {
            String key = "remedy." + remedy.id() + ".";
            find(said, texts, key + "title");
            for (String kind : List.of("step.", "side.")) {
                int number = 1;
                while (find(said, texts, key + kind + number)) {
                    number++;
                }
            }
        });
    }

    private static void label(Map<String, Both> said, String fact, Texts texts) {
        said.computeIfAbsent(named(fact), key -> label(fact, texts));
    }

    private static String named(String fact) {
        return "fact." + fact;
    }

    private static String collecting(String fact) {
        return named(fact) + ".collect";
    }

    private static Both label(String fact, Texts texts) {
        return new Both(Answers.factLabel(fact, texts, ENGLISH), Answers.factLabel(fact, texts, JAPANESE));
    }

    private static Both howToCollect(String fact, Texts texts) {
        return new Both(Answers.howToCollect(fact, texts, ENGLISH), Answers.howToCollect(fact, texts, JAPANESE));
    }

    /** Adds the name of a fact and how to get it. */
    static void fact(Map<String, KeptText> all, String fact, Texts texts) {
        all.computeIfAbsent(named(fact), key -> text(key, label(fact, texts)));
        all.computeIfAbsent(collecting(fact), key -> text(key, howToCollect(fact, texts)));
    }

    private static KeptText text(String key, Both both) {
        return text(key, both.english(), both.japanese());
    }

    /** Whether there is such a text. */
    private static boolean find(Map<String, Both> said, Texts from, String key) {
        if (said.containsKey(key)) {
            return true;
        }
        Optional<String> english = from.find(key, Locale.ENGLISH);
        english.ifPresent(text -> said.put(key, new Both(text, from.find(key, Locale.JAPANESE).orElse(text))));
        return english.isPresent();
    }

    /** The key of the words after "because", see {@link Answers}. */
    private static Optional<String> because(Message message) {
        String key = message.key();
        int at = key.indexOf(".applies");
        return at < 0 ? Optional.empty() : Optional.of(key.substring(0, at) + ".because" + key.substring(at + ".applies".length()));
    }

    /** The rule in the document; with texts to be added, see {@link #fresh} and {@link #more}. */
    KnownRule of(RuleDescriptor rule) {
        return known.computeIfAbsent(rule.id(), id -> known(rule, needed.getOrDefault(id, Map.of())));
    }

    private KnownRule known(RuleDescriptor rule, Map<String, Both> said) {
        List<KnownRule> versions = document.getRules().stream().filter(each -> each.getRule().equals(rule.id())).toList();
        Optional<KnownRule> same = versions.stream().filter(each -> describes(each, rule) && agrees(each, said)).findFirst();
        KnownRule result = same.orElseGet(() -> made(rule, versions.size()));
        List<String> has = result.getTexts().stream().map(KeptText::getKey).toList();
        List<KeptText> added = said.entrySet().stream().filter(each -> !has.contains(each.getKey()))
                .map(each -> text(each.getKey(), each.getValue())).toList();
        if (same.isEmpty()) {
            result.getTexts().addAll(added);
        } else if (!added.isEmpty()) {
            more.put(result, added);
        }
        return result;
    }

    private static boolean describes(KnownRule known, RuleDescriptor rule) {
        return known.getStage().equals(rule.stage().name()) && known.getMasks().equals(rule.masks())
                && known.getContributor().equals(rule.contributor());
    }

    private static boolean agrees(KnownRule known, Map<String, Both> said) {
        return known.getTexts().stream().allMatch(text -> {
            Both now = said.get(text.getKey());
            return now == null || now.english().equals(text.getEnglish()) && now.japanese().equals(text.getJapanese());
        });
    }

    private KnownRule made(RuleDescriptor rule, int versions) {
        KnownRule made = InvestigationFactory.eINSTANCE.createKnownRule();
        String contributor = rule.contributor();
        // ids of plug-ins are not ours: any text may stand in them
        made.setKey("rule-" + rule.id().replaceAll("[^\\w.-]", "_") + (versions == 0 ? "" : "-" + (versions + 1)));
        made.setRule(rule.id());
        made.setStage(rule.stage().name());
        made.getMasks().addAll(rule.masks());
        made.setContributor(contributor);
        fresh.add(made);
        return made;
    }

    static KeptText text(String key, String english, String japanese) {
        KeptText made = InvestigationFactory.eINSTANCE.createKeptText();
        made.setKey(key);
        made.setEnglish(english);
        made.setJapanese(japanese);
        return made;
    }

    List<KnownRule> fresh() {
        return fresh;
    }

    Map<KnownRule, List<KeptText>> more() {
        return more;
    }
}
