package org.todoku.rules.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.runtime.ContributorFactorySimple;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.spi.RegistryStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.RuleRegistry;

/** Rule files as plug-ins contribute them. */
class RuleFileExtensionTest {

    private static final String OWN = "<ruleFile file=\"org/todoku/rules/file/own.json\" texts=\"org.todoku.rules.file.shared\"/>";

    private final Object token = new Object();
    private final IExtensionRegistry platform = RegistryFactory.createRegistry(new RegistryStrategy(null, null), token, token);

    @BeforeEach
    void declareThePointsAsTheProductDoes() throws Exception {
        try (InputStream plugin = Files.newInputStream(Path.of("plugin.xml"))) {
            assertTrue(platform.addContribution(plugin, ContributorFactorySimple.createContributor("org.todoku.rules"), false, "plugin.xml",
                    null, token));
        }
    }

    @AfterEach
    void stop() {
        platform.stop(token);
    }

    private void contribute(String contributor, String point, String elements) {
        String xml = "<plugin><extension point=\"org.todoku.rules." + point + "\">" + elements + "</extension></plugin>";
        assertTrue(platform.addContribution(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
                ContributorFactorySimple.createContributor(contributor), false, contributor, null, token));
    }

    @Test
    void theRulesOfAFileStandInTheRegistryUnderTheNameOfTheFile() {
        contribute("com.acme", "ruleFiles", OWN);
        RuleRegistry registry = RuleRegistry.fromExtensions(platform);
        assertEquals(List.of("ACME-1", "B01"), registry.rules().stream().map(RuleDescriptor::id).toList());
        RuleDescriptor rule = registry.rules().get(0);
        assertEquals("com.acme/org/todoku/rules/file/own.json", rule.contributor());
        assertEquals("実行する", rule.texts().get("remedy.own.title", Locale.JAPANESE));
        assertEquals(List.of("com.acme/org/todoku/rules/file/own.json:20:27: rule ACME-3: unknown fact update.absent"),
                registry.problems());
    }

    @Test
    void aFileOfAPlugInTakesOverNoRuleOfTheProduct() {
        contribute("a.acme", "ruleFiles", OWN);
        contribute("org.todoku.rules.wsus", "rules", "<rule id=\"B01\" class=\"x.Y\" stage=\"selection\" texts=\"t\"/>");
        RuleRegistry registry = RuleRegistry.fromExtensions(platform);
        assertEquals("org.todoku.rules.wsus", registry.rules().get(1).contributor());
        assertTrue(registry.problems().contains(
                "a.acme/org/todoku/rules/file/own.json: rule B01 already comes from org.todoku.rules.wsus"),
                registry.problems().toString());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        contribute("com.acme", "ruleFiles", "<ruleFile file=\"rules/none.json\"/><ruleFile/><rulez/>");
        assertEquals(List.of("com.acme: rule file not found: rules/none.json", "com.acme: a rule file: attribute file is missing",
                "com.acme: unknown element rulez"), RuleRegistry.fromExtensions(platform).problems());
    }
}
