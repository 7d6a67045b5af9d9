package org.todoku.rules.wsus;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Texts;
import org.todoku.rules.file.RuleFile;

/** The built-in rules that stand in files, for plain Java use; in the workbench the same files come from {@code plugin.xml}. */
final class WsusRuleFiles {

    static final List<String> FILES = List.of("rules/synchronisation.json", "rules/delivery.json", "rules/health.json",
            "rules/computers.json", "rules/advice.json");

    private static final String BUNDLE = "org.todoku.rules.wsus";

    private WsusRuleFiles() {
    }

    /** @throws IllegalStateException when a file is missing or has a problem */
    static List<RuleDescriptor> all() {
        return FILES.stream().map(WsusRuleFiles::read).flatMap(file -> file.rules().stream()).toList();
    }

    private static RuleFile read(String name) {
        try (@Nullable InputStream in = WsusRuleFiles.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing: " + name);
            }
            RuleFile file = RuleFile.read(in, BUNDLE + "/" + name,
                    new Texts(WsusRuleFiles.class.getClassLoader(), "org.todoku.rules.wsus.texts"));
            if (!file.problems().isEmpty()) {
                throw new IllegalStateException(file.problems().toString());
            }
            return file;
        } catch (IOException e) {
            throw new IllegalStateException("cannot be read: " + name, e);
        }
    }
}
