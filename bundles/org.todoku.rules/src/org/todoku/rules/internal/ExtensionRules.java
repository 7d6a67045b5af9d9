package org.todoku.rules.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IContributor;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.InvalidRegistryObjectException;
import org.jspecify.annotations.Nullable;
import org.todoku.rules.Rule;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Stage;
import org.todoku.rules.Texts;
import org.todoku.rules.file.RuleFile;

/** Reads the extension points of rules and of rule files; the classes of the rules are not loaded for it. */
public record ExtensionRules(List<RuleDescriptor> rules, List<String> problems) {

    public static final String POINT = "org.todoku.rules.rules";
    public static final String FILES = "org.todoku.rules.ruleFiles";

    public static ExtensionRules read(IExtensionRegistry registry) {
        List<RuleDescriptor> rules = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Map<String, ContributorResources> resources = new HashMap<>();
        for (IConfigurationElement element : sorted(registry)) {
            IContributor contributor = element.getContributor();
            try {
                ContributorResources files = resources.computeIfAbsent(contributor.getName(), name -> ContributorResources.of(contributor));
                if (element.getDeclaringExtension().getExtensionPointUniqueIdentifier().equals(FILES)) {
                    RuleFile file = file(element, files);
                    rules.addAll(file.rules());
                    problems.addAll(file.problems());
                } else {
                    rules.add(rule(element, files, problems));
                }
            } catch (UnusableException e) {
                problems.add(contributor.getName() + ": " + e.getMessage());
            } catch (InvalidRegistryObjectException e) {
                problems.add(contributor.getName() + ": went away while its rules were read");
            }
        }
        return new ExtensionRules(rules, problems);
    }

    /** The platform gives no order; the product comes first, so that no plug-in takes over the id of a rule of the product. */
    private static List<IConfigurationElement> sorted(IExtensionRegistry registry) {
        return Stream.of(POINT, FILES).flatMap(point -> Stream.of(registry.getConfigurationElementsFor(point)))
                .sorted(Comparator.comparing((IConfigurationElement element) -> !element.getContributor().getName()
                        .startsWith("org.todoku."))
                        .thenComparing(element -> element.getContributor().getName()))
                .toList();
    }

    private static RuleFile file(IConfigurationElement element, ContributorResources resources) throws UnusableException {
        if (!element.getName().equals("ruleFile")) {
            throw new UnusableException("unknown element " + element.getName());
        }
        String file = required(element, "file", "a rule file");
        @Nullable String texts = element.getAttribute("texts");
        try (InputStream in = resources.getResourceAsStream(file)) {
            if (in == null) {
                throw new UnusableException("rule file not found: " + file);
            }
            return RuleFile.read(in, element.getContributor().getName() + '/' + file,
                    new Texts(resources, texts == null ? "" : texts.strip()));
        } catch (IOException e) {
            throw new UnusableException("rule file " + file + " cannot be read: " + e.getMessage());
        }
    }

    private static RuleDescriptor rule(IConfigurationElement element, ContributorResources resources, List<String> problems)
            throws UnusableException {
        if (!element.getName().equals("rule")) {
            throw new UnusableException("unknown element " + element.getName());
        }
        String id = required(element, "id", "a rule");
        if (id.chars().anyMatch(c -> Character.isWhitespace(c) || c == ',' || c == '*' || c == '+')) {
            throw new UnusableException("rule id with a blank, comma, plus or asterisk: " + id);
        }
        String name = "rule " + id;
        String type = required(element, "class", name);
        Stage stage = stage(required(element, "stage", name), name);
        Texts texts = new Texts(resources, required(element, "texts", name));
        String contributor = element.getContributor().getName();
        if (!resources.hasClass(type)) {
            // it stays in the registry, so that every diagnosis says that this rule could not be asked
            problems.add(contributor + ": " + name + ": class not found: " + type);
        }
        return new RuleDescriptor(id, stage, Set.of(words(element, "needs")), List.of(words(element, "masks")), contributor, texts,
                maker(element, name));
    }

    private static Supplier<Rule> maker(IConfigurationElement element, String name) {
        return () -> {
            Object made;
            try {
                made = element.createExecutableExtension("class");
            } catch (CoreException e) {
                throw new IllegalStateException(name + " cannot be made: " + e.getMessage(), e);
            }
            if (made instanceof Rule rule) {
                return rule;
            }
            throw new IllegalStateException(name + ": " + made.getClass().getName() + " is no " + Rule.class.getName());
        };
    }

    private static String required(IConfigurationElement element, String attribute, String rule) throws UnusableException {
        @Nullable String value = element.getAttribute(attribute);
        if (value == null || value.isBlank()) {
            throw new UnusableException(rule + ": attribute " + attribute + " is missing");
        }
        return value.strip();
    }

    private static Stage stage(String value, String rule) throws UnusableException {
        for (Stage stage : Stage.values()) {
            if (stage.name().equals(value.toUpperCase(Locale.ROOT))) {
                return stage;
            }
        }
        throw new UnusableException(rule + ": unknown stage " + value);
    }

    private static String[] words(IConfigurationElement element, String attribute) {
        @Nullable String value = element.getAttribute(attribute);
        return value == null || value.isBlank() ? new String[0]
                : List.of(value.strip().split("[\\s,]+")).stream().distinct().toArray(String[]::new);
    }

    /** An extension that no rule can be made of. */
    private static final class UnusableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }
}
