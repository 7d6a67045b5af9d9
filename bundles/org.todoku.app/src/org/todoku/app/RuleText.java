package org.todoku.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.osgi.util.NLS;
import org.todoku.rules.Answers;
import org.todoku.rules.Reader;
import org.todoku.rules.RuleDescriptor;

/** What can be said of a rule without a server. */
final class RuleText {

	private RuleText() {
	}

	/** Several lines in the language of the reader. */
	static String of(RuleDescriptor rule, Reader reader) {
		Locale locale = reader.locale();
		List<String> lines = new ArrayList<>();
		lines.add(rule.id() + " – " + rule.name(locale));
		lines.add(NLS.bind(Messages.Rule_stage, Answers.name(rule.stage(), reader), rule.contributor()));
		part(lines, Messages.Rule_applies, rule.texts().find(rule.id() + ".applies", locale).map(RuleText::general).stream().toList());
		part(lines, Messages.Rule_ruledOut, rule.texts().find(rule.id() + ".ruled-out", locale).map(RuleText::general).stream().toList());
		part(lines, Messages.Rule_needs, rule.needs().stream().sorted().map(fact -> fact(fact, rule, reader)).toList());
		part(lines, Messages.Rule_masks, rule.masks().stream().filter(mask -> !mask.startsWith("^"))
				.map(mask -> mask.startsWith("=") ? mask.substring(1) : mask).toList());
		return String.join("\n", lines) + '\n';
	}

	private static String fact(String fact, RuleDescriptor rule, Reader reader) {
		String label = Answers.factLabel(fact, rule.texts(), reader);
		return label.equals(fact) ? fact : label + " (" + fact + ')';
	}

	private static void part(List<String> lines, String heading, List<String> content) {
		if (!content.isEmpty()) {
			lines.add("");
			lines.add(heading);
			content.forEach(line -> lines.add("    " + line));
		}
	}

	/** The places for values of a server become dots. */
	static String general(String pattern) {
		return pattern.replaceAll("\\{\\d+(,[^{}]*)?\\}", "…").replace("\'\'", "'");
	}
}
