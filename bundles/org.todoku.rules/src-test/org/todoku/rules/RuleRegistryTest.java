package org.todoku.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.todoku.rules.testing.Rules.rule;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.core.runtime.ContributorFactorySimple;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.spi.RegistryStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuleRegistryTest {

    /** How often the rule of the tests was made. */
    private static final AtomicInteger MADE = new AtomicInteger();

    /** A rule as a plug-in has it. */
    public static final class PluginRule implements Rule {

        public PluginRule() {
            MADE.incrementAndGet();
        }

        @Override
        public Verdict judge(Question question) {
            return Verdict.ruledOut();
        }
    }

    /** Not a rule. */
    public static final class NoRule {
    }

    private final Object token = new Object();
    private final IExtensionRegistry platform = RegistryFactory.createRegistry(new RegistryStrategy(null, null), token, token);

    @BeforeEach
    void declareThePointAsTheProductDoes() throws Exception {
        try (InputStream plugin = Files.newInputStream(Path.of("plugin.xml"))) {
            assertTrue(platform.addContribution(plugin, ContributorFactorySimple.createContributor("org.todoku.rules"), false,
                    "plugin.xml", null,
                    token));
        }
        MADE.set(0);
    }

    @AfterEach
    void stop() {
        platform.stop(token);
    }

    private void contribute(String contributor, String rules) {
        String xml = "<plugin><extension point=\"org.todoku.rules.rules\">" + rules + "</extension></plugin>";
        assertTrue(platform.addContribution(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
                ContributorFactorySimple.createContributor(contributor), false, contributor, null, token));
    }

    private static String element(String id, Class<?> type, String more) {
        return "<rule id=\"" + id + "\" class=\"" + type.getName() + "\" " + more + "/>";
    }

    private static final String REST = "stage=\"selection\" texts=\"org.todoku.rules.testing.texts\"";

    @Test
    void aRuleIsReadWithEverythingButItsClass() {
        contribute("org.example", element("B01", PluginRule.class,
                REST + " needs=\"subscription  syncHistory subscription\" masks=\"B02 C*\""));
        RuleRegistry registry = RuleRegistry.fromExtensions(platform);
        assertEquals(List.of(), registry.problems());
        RuleDescriptor rule = registry.rules().get(0);
        assertEquals("B01", rule.id());
        assertEquals(Stage.SELECTION, rule.stage());
        assertEquals(Set.of("subscription", "syncHistory"), rule.needs());
        assertTrue(rule.masks("B02") && rule.masks("C07") && !rule.masks("B03"));
        assertEquals("org.example", rule.contributor());
        assertEquals("Product not selected", rule.name(Locale.ENGLISH));
        assertEquals("製品が選択されていない", rule.name(Locale.JAPANESE));
        assertEquals(0, MADE.get());
        assertTrue(rule.rule().get() instanceof PluginRule);
        assertEquals(1, MADE.get());
    }

    @Test
    void brokenExtensionsAreNamedAndPreventNoOther() {
        contribute("org.broken", "<rule class=\"x.Y\" stage=\"advice\" texts=\"t\"/>" + element("X2", PluginRule.class, "stage=\"advice\"")
                + element("X3", PluginRule.class,
                        "stage=\"someday\" texts=\"t\"") + "<rool id=\"X4\"/>" + "<rule id=\"X5\" stage=\"advice\" texts=\"t\"/>"
                + element("X6", PluginRule.class, "texts=\"t\"") + element("a b", PluginRule.class, REST));
        contribute("org.gone", "<rule id=\"X7\" class=\"org.gone.NoSuchRule\" " + REST + "/>");
        contribute("org.good", element("B01", PluginRule.class, REST));
        RuleRegistry registry = RuleRegistry.fromExtensions(platform);
        assertEquals(List.of("B01", "X7"), registry.rules().stream().map(RuleDescriptor::id).toList());
        assertEquals(List.of("org.broken: a rule: attribute id is missing", "org.broken: rule X2: attribute texts is missing",
                "org.broken: rule X3: unknown stage someday", "org.broken: unknown element rool",
                        "org.broken: rule X5: attribute class is missing",
                "org.broken: rule X6: attribute stage is missing", "org.broken: rule id with a blank, comma, plus or asterisk: a b",
                "org.gone: rule X7: class not found: org.gone.NoSuchRule"), registry.problems());
    }

    @Test
    void whatIsNoRuleFailsWhenItIsFirstAsked() {
        contribute("org.example", element("X1", NoRule.class, REST));
        RuleDescriptor rule = RuleRegistry.fromExtensions(platform).rules().get(0);
        assertTrue(assertThrows(IllegalStateException.class, () -> rule.rule().get()).getMessage().contains("NoRule"));
    }

    @Test
    void noPluginTakesOverARuleOfTheProduct() {
        contribute("a.plugin", element("B01", PluginRule.class, REST));
        contribute("org.todoku.rules.wsus", element("B01", PluginRule.class, REST));
        RuleRegistry registry = RuleRegistry.fromExtensions(platform);
        assertEquals(List.of("org.todoku.rules.wsus"), registry.rules().stream().map(RuleDescriptor::contributor).toList());
        assertEquals(List.of("a.plugin: rule B01 already comes from org.todoku.rules.wsus"), registry.problems());
    }

    @Test
    void aPlatformWithoutExtensionsGivesNoRules() {
        assertEquals(List.of(), RuleRegistry.fromExtensions(platform).rules());
    }

    @Test
    void ofEqualIdsTheFirstIsTaken() {
        RuleDescriptor first = rule("B01", question -> Verdict.ruledOut());
        RuleRegistry registry = RuleRegistry.of(List.of(rule("C01", question -> Verdict.ruledOut()), first, rule("B01",
                question -> Verdict.ruledOut())));
        assertEquals(List.of("B01", "C01"), ids(registry));
        assertSame(first, registry.rules().get(0));
        assertEquals(1, registry.problems().size());
        assertTrue(registry.problems().get(0).contains("B01"));
    }

    private static List<String> ids(RuleRegistry registry) {
        return registry.rules().stream().map(RuleDescriptor::id).toList();
    }

    @Test
    void aFilterChoosesRules() {
        RuleRegistry all = RuleRegistry.of(java.util.stream.Stream.of("B01", "B02", "C06", "D02").map(id -> rule(id,
                q -> Verdict.ruledOut())).toList());
        assertEquals(List.of("B01"), ids(all.only("+B01,-C06")));
        assertEquals(List.of("B01", "D02"), ids(all.only("+D02, +B01")));
        assertEquals(List.of("B01", "B02", "D02"), ids(all.only("-C06")));
        assertEquals(List.of("B02"), ids(all.only("+B*,-B01")));
        assertEquals(List.of("B01", "B02", "C06", "D02"), ids(all.only("")));
        assertEquals("X99", assertThrows(IllegalArgumentException.class, () -> all.only("+B01,-X99")).getMessage());
        assertEquals("X*", assertThrows(IllegalArgumentException.class, () -> all.only("+X*")).getMessage());
        assertEquals("B01", assertThrows(IllegalArgumentException.class, () -> all.only("B01")).getMessage());
    }
}
