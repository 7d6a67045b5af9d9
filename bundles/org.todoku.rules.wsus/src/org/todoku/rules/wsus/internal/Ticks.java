package org.todoku.rules.wsus.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Tri;
import org.todoku.core.simulation.Gap;
import org.todoku.core.simulation.Heirs;
import org.todoku.core.simulation.RuleEffect;
import org.todoku.core.simulation.SelectionChange;
import org.todoku.core.simulation.Simulation;
import org.todoku.core.simulation.Volume;
import org.todoku.rules.Deferred;
import org.todoku.rules.Message;
import org.todoku.rules.PowerShell;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.Texts;
import org.todoku.rules.analysis.Coverage;

/** Ticking what an update needs, with what else comes in then. What comes in is counted when it is shown, not for every finding. */
final class Ticks {

    private static final Texts TEXTS = new Texts(Ticks.class.getClassLoader(), "org.todoku.rules.wsus.selection");
    private static final long MEGABYTE = 1024L * 1024;
    private static final long GIGABYTE = 1024 * MEGABYTE;

    /** Of what a side effect depends; equal ones need no second look. */
    private record Key(String part, String server, SelectionChange change) {
    }

    private Ticks() {
    }

    /** Empty when the server does not list the product, so that it cannot be ticked there. */
    static Optional<Remedy> of(Question question, Coverage coverage) {
        CategoryRef classification = coverage.classification().value();
        if (coverage.productTicked()) {
            return Optional.of(remedy(question, "tick-classification", tickClassification(classification), classification, List.of(),
                    List.of(classification)));
        }
        Optional<CategoryRef> product = coverage.unticked().stream()
                .filter(ref -> ref.id() != null && known(coverage.owner(), ref)).findFirst();
        return product.map(box -> coverage.classificationTicked()
                ? remedy(question, "tick-product", tickProduct(box), box, List.of(box), List.of())
                : remedy(question, "tick-both", tickProduct(box) + System.lineSeparator() + tickClassification(classification), box,
                        List.of(box), List.of(classification)));
    }

    /** {0} box, {1} server, {2} what comes, {3} what approves it, {4} who else gets it, {5} the classification ticked with it. */
    private static Remedy remedy(Question question, String id, String command, CategoryRef box, List<CategoryRef> products,
            List<CategoryRef> classifications) {
        ServerState server = question.server();
        SelectionChange change = SelectionChange.tick(products, classifications);
        TickEffects effects = question.once(TickEffects.class, TickEffects::new);
        Function<Function<Simulation, Message>, Message> show = part -> part.apply(effects.of(question.facts(), server, change));
        List<Object> args = new ArrayList<>(List.of(box, server,
                new Deferred(new Key("comes", server.key(), change), () -> show.apply(Ticks::comes)),
                new Deferred(new Key("rules", server.key(), change), () -> show.apply(Ticks::rules)),
                new Deferred(new Key("heirs", server.key(), change), () -> show.apply(Ticks::heirs))));
        if (!products.isEmpty()) {
            args.addAll(classifications);
        }
        return Remedy.changing(id, command, args.toArray());
    }

    /** A product that the server does not list cannot be ticked there; where the list was not collected, nothing is known against it. */
    private static boolean known(ServerState owner, CategoryRef product) {
        return owner.categories().optional()
                .map(all -> all.isEmpty() || all.stream().anyMatch(category -> product.guid().filter(category.id()::equals).isPresent()))
                .orElse(true);
    }

    private static Message comes(Simulation simulation) {
        Volume fresh = simulation.fresh();
        boolean more = simulation.lowerBound();
        if (simulation.impossible() || more && fresh.isNothing()) {
            return text("effect.tick.comes.unknown");
        }
        return text(more ? "effect.tick.comes.at-least" : simulation.upperBound() ? "effect.tick.comes.at-most" : "effect.tick.comes",
                fresh.updates(), fresh.notSuperseded(), size(fresh, simulation.express()));
    }

    private static Object size(Volume fresh, Tri express) {
        long bytes = fresh.currentBytes();
        if (bytes == 0 && fresh.sizesUnknown() > 0) {
            return Tri.UNKNOWN;
        }
        boolean large = bytes >= GIGABYTE;
        return text((large ? "effect.size.gigabytes" : "effect.size.megabytes") + (express == Tri.YES ? ".express" : ""),
                Math.ceilDiv(bytes, large ? GIGABYTE : MEGABYTE));
    }

    private static Message rules(Simulation simulation) {
        if (simulation.impossible() || simulation.gaps().stream().anyMatch(gap -> gap.kind() == Gap.Kind.RULES)) {
            return text("effect.tick.rules.unknown");
        }
        return simulation.rules().isEmpty() ? text("effect.tick.rules.none")
                : text("effect.tick.rules", simulation.rules().stream().map(Ticks::rule).toList());
    }

    private static Message rule(RuleEffect effect) {
        return effect.perhaps() == 0 ? text("effect.tick.rule", effect.rule().name(), effect.updates())
                : text("effect.tick.rule.perhaps", effect.rule().name(), effect.updates(), effect.perhaps());
    }

    private static Message heirs(Simulation simulation) {
        Heirs heirs = simulation.heirs();
        List<String> all = Stream.concat(heirs.replicas().stream(), heirs.unknown().stream()).toList();
        boolean sure = heirs.complete() && heirs.unknown().isEmpty();
        return all.isEmpty() ? text(sure ? "effect.tick.heirs.none" : "effect.tick.heirs.unknown")
                : text(sure ? "effect.tick.heirs" : "effect.tick.heirs.perhaps", all);
    }

    private static Message text(String key, Object... args) {
        return new Message(TEXTS, key, List.of(args));
    }

    private static String tickProduct(CategoryRef product) {
        return "Get-WsusProduct | Where-Object { $_.Product.Id -eq " + quote(product.guid().orElseThrow()) + " } | Set-WsusProduct";
    }

    private static String tickClassification(CategoryRef classification) {
        return "Get-WsusClassification | Where-Object { $_.Classification.Id -eq " + quote(classification.guid().orElseThrow())
                + " } | Set-WsusClassification";
    }

    private static String quote(UUID id) {
        return PowerShell.quote(id.toString());
    }
}
