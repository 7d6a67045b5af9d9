package org.todoku.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Update;
import org.todoku.core.simulation.Advice;
import org.todoku.core.simulation.Advice.Outcome;
import org.todoku.core.simulation.Advice.Plan;
import org.todoku.core.simulation.Advice.Step;
import org.todoku.core.simulation.Advice.Wanted;

/**
 * One change that brings wanted updates, from the recommended plans. Where several changes are needed for an answer, it counts for each.
 *
 * @param answers how many answers it settles
 * @param updates of how many wanted updates
 * @param servers on how many servers
 */
public record FleetChange(Step step, int answers, int updates, int servers) {

    /** The same change, whichever server it is made for. */
    private record Key(String what, String server, String about) {

        static Key of(Step step) {
            return new Key(step.getClass().getSimpleName(), step.server().key(), switch (step) {
                case Step.TickProduct tick -> key(tick.product());
                case Step.TickClassification tick -> key(tick.classification());
                case Step.ImportUpdate single -> single.update().id().toString();
                case Step.Reinstate declined -> declined.update().id().toString();
                case Step.Synchronise synchronise -> "";
            });
        }

        private static String key(CategoryRef category) {
            return category.guid().map(UUID::toString).orElse(category.title());
        }
    }

    /** The changes of all recommended plans, each once; what settles the most comes first, synchronising last. */
    public static List<FleetChange> of(FleetAnswers answers) {
        Map<Key, Step> steps = new LinkedHashMap<>();
        Map<Key, Set<FleetAnswers.Lacking>> settled = new LinkedHashMap<>();
        for (FleetAnswers.Advised advised : answers.advised()) {
            for (Plan plan : advised.advice().plans().subList(0, Math.min(1, advised.advice().plans().size()))) {
                for (Step step : plan.steps()) {
                    Key key = Key.of(step);
                    steps.putIfAbsent(key, step);
                    Set<FleetAnswers.Lacking> all = settled.computeIfAbsent(key, any -> new HashSet<>());
                    updates(step, plan, advised.advice()).forEach(id -> all.addAll(answers.lacking(advised, id)));
                }
            }
        }
        List<FleetChange> changes = new ArrayList<>();
        settled.forEach((key, lacking) -> changes.add(new FleetChange(steps.get(key), lacking.size(),
                (int) lacking.stream().mapToInt(FleetAnswers.Lacking::row).distinct().count(),
                (int) lacking.stream().map(FleetAnswers.Lacking::server).distinct().count())));
        changes.sort(Comparator.comparing((FleetChange change) -> change.step() instanceof Step.Synchronise)
                .thenComparing(change -> -change.answers()));
        return changes;
    }

    /** The wanted updates that a step helps to bring. */
    private static Set<UUID> updates(Step step, Plan plan, Advice advice) {
        Set<UUID> single = plan.steps().stream().map(FleetChange::single).flatMap(Set::stream).collect(Collectors.toSet());
        Set<UUID> result = new LinkedHashSet<>(single(step));
        for (Wanted wanted : advice.wanted()) {
            boolean selected = wanted.outcome() == Outcome.PLANNED && !single.contains(wanted.id());
            boolean counts = switch (step) {
                case Step.TickProduct tick -> selected && has(wanted.update(), tick.product());
                case Step.TickClassification tick -> selected && has(wanted.update(), tick.classification());
                case Step.Synchronise synchronise -> wanted.outcome() == Outcome.PLANNED || wanted.outcome() == Outcome.COMING;
                case Step.ImportUpdate imported -> false;
                case Step.Reinstate declined -> false;
            };
            if (counts) {
                result.add(wanted.id());
            }
        }
        return result;
    }

    private static boolean has(@Nullable Update update, CategoryRef category) {
        if (update == null) {
            return false;
        }
        CategoryRef classification = update.classification();
        return classification != null && Key.key(classification).equals(Key.key(category))
                || update.products().stream().map(Key::key).anyMatch(Key.key(category)::equals);
    }

    private static Set<UUID> single(Step step) {
        return switch (step) {
            case Step.ImportUpdate imported -> Set.of(imported.update().id());
            case Step.Reinstate declined -> Set.of(declined.update().id());
            case Step.TickProduct tick -> Set.of();
            case Step.TickClassification tick -> Set.of();
            case Step.Synchronise synchronise -> Set.of();
        };
    }
}
