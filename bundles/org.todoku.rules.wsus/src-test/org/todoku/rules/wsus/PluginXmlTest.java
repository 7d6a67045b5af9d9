package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.todoku.rules.Rule;
import org.todoku.rules.RuleDescriptor;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The rules of the workbench are the rules of plain Java. */
class PluginXmlTest {

    private record Row(String type, String stage, Set<String> needs, List<String> masks, String texts) {
    }

    @Test
    void declaresTheSameRulesAsTheListInJava() throws Exception {
        Map<String, Row> java = new TreeMap<>();
        for (RuleDescriptor rule : WsusRules.inJava()) {
            Rule made = rule.rule().get();
            java.put(rule.id(), new Row(made.getClass().getName(), rule.stage().name(), new TreeSet<>(rule.needs()), rule.masks(),
                    rule.texts().baseName()));
        }
        assertEquals(java, xml());
        assertEquals(WsusRules.inJava().size(), java.size(), "an id stands twice");
    }

    private static Map<String, Row> xml() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Map<String, Row> rows = new TreeMap<>();
        try (var in = Files.newInputStream(Path.of("plugin.xml"))) {
            NodeList rules = factory.newDocumentBuilder().parse(in).getElementsByTagName("rule");
            for (int i = 0; i < rules.getLength(); i++) {
                if (rules.item(i) instanceof Element rule) {
                    rows.put(rule.getAttribute("id"), new Row(rule.getAttribute("class"), rule.getAttribute("stage"),
                            new TreeSet<>(words(rule, "needs")), words(rule, "masks"), rule.getAttribute("texts")));
                }
            }
        }
        return rows;
    }

    private static List<String> words(Element rule, String attribute) {
        return Arrays.stream(rule.getAttribute(attribute).split(",")).filter(word -> !word.isBlank()).collect(Collectors.toList());
    }
}
