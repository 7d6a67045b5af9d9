package org.todoku.ui.answers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.InvalidRegistryObjectException;
import org.jspecify.annotations.NullMarked;

/** Which view shows which facts. Immutable; reading the extensions loads no class of theirs. */
@NullMarked
public final class EvidenceViewers {

    public static final String POINT = "org.todoku.ui.evidenceViewers";

    private static final String PRODUCT = "org.todoku.";
    private static final Set<String> NEEDS = Set.of("server", "updates");

    /**
     * A viewer as it is declared.
     *
     * @param facts beginnings of the names of the facts that it shows
     * @param label where it shows them, in the user's language
     * @param needs {@code server}, {@code updates}
     * @param maker makes it when it is used
     */
    public record Declared(String contributor, List<String> facts, String label, Set<String> needs, Supplier<EvidenceViewer> maker) {

        public Declared {
            facts = List.copyOf(facts);
            needs = Set.copyOf(needs);
        }

        /** Length of the longest beginning that fits; -1 for none. */
        private int fits(String fact) {
            return facts.stream().filter(fact::startsWith).mapToInt(String::length).max().orElse(-1);
        }

        private boolean can(ShownEvidence evidence) {
            return (!needs.contains("server") || evidence.server().isPresent())
                    && (!needs.contains("updates") || !evidence.updates().isEmpty());
        }
    }

    private final List<Declared> viewers;
    private final List<String> problems;

    private EvidenceViewers(List<Declared> viewers, List<String> problems) {
        this.viewers = viewers.stream().sorted(Comparator.comparing((Declared one) -> !one.contributor().startsWith(PRODUCT))
                .thenComparing(Declared::contributor)).toList();
        this.problems = List.copyOf(problems);
    }

    public static EvidenceViewers of(List<Declared> viewers) {
        return new EvidenceViewers(viewers, List.of());
    }

    /** Those that are installed. One that cannot be used becomes a problem and prevents no other. */
    public static EvidenceViewers fromExtensions(IExtensionRegistry registry) {
        List<Declared> viewers = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (IConfigurationElement element : registry.getConfigurationElementsFor(POINT)) {
            String contributor = element.getContributor().getName();
            try {
                List<String> facts = words(element, "facts");
                String label = Objects.requireNonNullElse(element.getAttribute("label"), "").strip();
                Set<String> needs = Set.copyOf(words(element, "needs"));
                if (facts.isEmpty() || label.isEmpty() || element.getAttribute("class") == null || !NEEDS.containsAll(needs)) {
                    problems.add(contributor + ": an evidence viewer needs facts, label and class, and may need only server and updates");
                } else {
                    viewers.add(new Declared(contributor, facts, label, needs, () -> make(element)));
                }
            } catch (InvalidRegistryObjectException e) {
                problems.add(contributor + ": went away while its evidence viewers were read");
            }
        }
        return new EvidenceViewers(viewers, problems);
    }

    private static List<String> words(IConfigurationElement element, String attribute) {
        String value = element.getAttribute(attribute);
        return value == null ? List.of() : Stream.of(value.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
    }

    private static EvidenceViewer make(IConfigurationElement element) {
        try {
            return (EvidenceViewer) element.createExecutableExtension("class");
        } catch (CoreException | ClassCastException e) {
            throw new IllegalStateException(element.getContributor().getName() + ": " + element.getAttribute("class"), e);
        }
    }

    /**
     * The viewer for a fact: of those that have what they need, the one with the longest beginning that fits; of equal ones that of the
     * product, then that of the contributor first by name.
     */
    public Optional<Declared> viewer(ShownEvidence evidence) {
        String fact = evidence.evidence().fact();
        return viewers.stream().filter(one -> one.fits(fact) >= 0 && one.can(evidence))
                .reduce((best, one) -> one.fits(fact) > best.fits(fact) ? one : best);
    }

    /** What is wrong with the contributions, one English line each, beginning with the contributor. */
    public List<String> problems() {
        return problems;
    }
}
