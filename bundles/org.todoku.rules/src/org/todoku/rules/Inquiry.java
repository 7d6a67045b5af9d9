package org.todoku.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.Hierarchy;
import org.todoku.rules.internal.ActionOrder;
import org.todoku.rules.internal.Masking;
import org.todoku.rules.internal.RuleRun.Asker;

/**
 * Questions about updates on some servers of one fleet at one moment: asks the rules and puts together what they say. Safe for many
 * threads.
 */
final class Inquiry {

    /** Of more variants that are missing on a server the reader would read no causes. */
    private static final int MOST_EXPLAINED = 12;

    private final FleetKnowledge fleet;
    private final List<Place> involved;
    private final Instant now;
    private final RuleRegistry registry;
    private final ActionOrder order;

    /**
     * @param servers empty for all
     * @throws IllegalArgumentException for a server that is not in the fleet
     */
    Inquiry(FleetKnowledge fleet, List<ServerState> servers, Instant now, RuleRegistry registry) {
        this.fleet = fleet;
        this.now = now;
        this.registry = registry;
        List<ServerState> topFirst = fleet.hierarchy().topFirst();
        this.involved = places(topFirst, servers.isEmpty() ? topFirst : asked(topFirst, servers));
        this.order = new ActionOrder(topFirst);
    }

    /**
     * A server that is asked for or stands above one.
     *
     * @param asked whether it is asked for
     * @param above places of the servers above it, nearest first
     * @param always what its rules said that holds at any moment
     * @param now what they said that holds at the moment of this inquiry
     */
    private record Place(ServerKnowledge server, boolean asked, int[] above, Settled always, Settled now) {
    }

    private static List<ServerState> asked(List<ServerState> topFirst, List<ServerState> servers) {
        Map<String, ServerState> known = new HashMap<>();
        topFirst.forEach(server -> known.put(server.key(), server));
        List<ServerState> asked = new ArrayList<>();
        for (ServerState server : servers) {
            ServerState found = known.get(server.key());
            if (found == null) {
                throw new IllegalArgumentException("not among the servers: " + server.server());
            }
            asked.add(found);
        }
        return asked;
    }

    private List<Place> places(List<ServerState> topFirst, List<ServerState> asked) {
        Hierarchy hierarchy = fleet.hierarchy();
        Map<ServerState, Boolean> wanted = new IdentityHashMap<>();
        asked.forEach(server -> hierarchy.above(server).forEach(above -> wanted.put(above, false)));
        asked.forEach(server -> wanted.put(server, true));
        List<ServerState> servers = topFirst.stream().filter(wanted::containsKey).toList();
        Map<ServerState, Integer> indexes = new IdentityHashMap<>();
        servers.forEach(server -> indexes.put(server, indexes.size()));
        List<Place> places = new ArrayList<>(servers.size());
        int rules = registry.rules().size();
        for (ServerState server : servers) {
            boolean isAsked = wanted.getOrDefault(server, false);
            // those above a server that is not asked for are not needed, and may not be there
            List<ServerState> above = isAsked ? hierarchy.above(server) : List.of();
            ServerKnowledge known = fleet.of(server);
            int[] aboveAt = above.stream().mapToInt(indexes::get).toArray();
            places.add(new Place(known, isAsked, aboveAt, known.settled(rules), new Settled(rules)));
        }
        return places;
    }

    /** One question for each server that is asked for or stands above one, top of the hierarchy first. */
    List<Question> questions(Target target) {
        List<Question> questions = new ArrayList<>(involved.size());
        for (Place place : involved) {
            questions.add(new Question(target, place.server(), fleet, now, registry.data()));
        }
        return questions;
    }

    /**
     * What the rules say of one server alone.
     *
     * @param cases findings by the variant they were asked about, the first one to explain first; empty key when nobody knows the update
     */
    record Own(Question question, List<ServerUpdate> listed, Map<Optional<UUID>, List<Finding>> cases) {

        ServerState server() {
            return question.server();
        }

        /** @param variant empty for an update that nobody knows */
        Tri present(Optional<UUID> variant) {
            for (ServerUpdate there : listed) {
                if (variant.isPresent() && there.update().id().equals(variant.get())) {
                    return Tri.YES;
                }
            }
            return question.completeList() ? Tri.NO : Tri.UNKNOWN;
        }

        Tri present() {
            return listed.isEmpty() ? present(Optional.empty()) : Tri.YES;
        }
    }

    /**
     * @param place place of the question among {@link #questions}
     * @param question asked on this thread only
     */
    Own judge(int place, Question question, Asker asker) {
        Own own = new Own(question, question.listed(question.server()), LinkedHashMap.newLinkedHashMap(1));
        for (Optional<Update> variant : explained(question)) {
            List<Finding> findings = findings(involved.get(place), question.about(variant), asker);
            own.cases().put(variant.map(Update::id), Masking.masked(findings));
        }
        return own;
    }

    private List<Finding> findings(Place place, Question question, Asker asker) {
        List<RuleDescriptor> rules = registry.rules();
        Settled.Answers always = place.always().of(question);
        Settled.Answers now = place.now().of(question);
        Settled.Answers ofKind = place.always().ofKind(question);
        question.share(always.facts(), now.facts());
        List<Finding> findings = new ArrayList<>(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            Optional<Finding> answer = always.finding(i);
            if (answer == null) {
                answer = now.finding(i);
            }
            if (answer == null && ofKind != null) {
                answer = ofKind.finding(i);
            }
            if (answer == null) {
                question.forgetAsked();
                answer = asker.ask(rules.get(i), question);
                if (Settled.settles(question, answer)) {
                    if (!question.askedOfKind()) {
                        (question.askedOfMoment() ? now : always).settle(i, answer);
                    } else if (ofKind != null && !question.askedOfMoment()) {
                        ofKind.settle(i, answer);
                    }
                }
            }
            if (answer.isPresent()) {
                findings.add(answer.get());
            }
        }
        return findings;
    }

    /** The variants to ask the rules about: each that is missing, or one where none is proved to be. */
    private static List<Optional<Update>> explained(Question question) {
        List<Update> missing = question.completeList() ? question.missing() : List.of();
        return missing.size() < 2 ? List.of(question.wanted()) : missing.stream().limit(MOST_EXPLAINED).map(Optional::of).toList();
    }

    /** @param judged one for each of {@link #questions}, in their order */
    Diagnosis diagnosis(Target target, List<Own> judged) {
        List<ServerDiagnosis> answers = new ArrayList<>(judged.size());
        for (int i = 0; i < judged.size(); i++) {
            Place place = involved.get(i);
            if (place.asked()) {
                Own own = judged.get(i);
                Map<Optional<UUID>, List<Finding>> findings = LinkedHashMap.newLinkedHashMap(1);
                own.cases().keySet().forEach(variant -> findings.put(variant,
                        order.sorted(withUpstream(own, place, variant, judged))));
                answers.add(answer(own, findings));
            }
        }
        return new Diagnosis(target, now, answers, fleet.assumed());
    }

    private static ServerDiagnosis answer(Own own, Map<Optional<UUID>, List<Finding>> findings) {
        List<VariantDiagnosis> variants = new ArrayList<>();
        List<Update> missing = own.question().missing();
        for (Update variant : own.question().variants()) {
            if (own.present(Optional.of(variant.id())) == Tri.YES) {
                variants.add(new VariantDiagnosis(variant, Tri.YES, null));
            }
        }
        for (Update variant : missing) {
            Optional<UUID> id = Optional.of(variant.id());
            Tri present = own.present(id);
            variants.add(new VariantDiagnosis(variant, present, present == Tri.NO ? cause(findings.getOrDefault(id, List.of())) : null));
        }
        List<Finding> first = findings.values().iterator().next();
        return new ServerDiagnosis(own.server(), own.present(), own.listed(), variants, headline(own, first), first);
    }

    private static @Nullable Finding cause(List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.stops() && finding.maskedBy() == null) {
                return finding;
            }
        }
        return null;
    }

    /** An update cannot come down from a server that does not have it: what stops it there stops it here too. */
    private static List<Finding> withUpstream(Own own, Place place, Optional<UUID> variant, List<Own> judged) {
        List<Finding> findings = own.cases().getOrDefault(variant, List.of());
        if (place.above().length == 0 || own.present(variant) == Tri.YES) {
            return findings;
        }
        List<Finding> all = new ArrayList<>(findings);
        for (int index : place.above()) {
            Own above = judged.get(index);
            Tri present = above.present(variant);
            if (present == Tri.YES) {
                break;
            }
            if (present == Tri.NO) {
                for (Finding finding : above.cases().getOrDefault(variant, List.of())) {
                    if (concernsServersBelow(finding)) {
                        all.add(finding);
                    }
                }
            }
        }
        return all;
    }

    private static boolean concernsServersBelow(Finding finding) {
        return finding.maskedBy() == null
                && (finding.stops() || finding.applies() && finding.effect() == Effect.INFO && finding.rule().stage() == Stage.TOPOLOGY);
    }

    private static @Nullable Finding headline(Own own, List<Finding> findings) {
        boolean inPlace = false;
        for (ServerUpdate update : own.listed()) {
            inPlace |= Standing.of(own.server(), Optional.of(update.presence())) == Standing.APPROVED;
        }
        boolean some = !own.listed().isEmpty() && own.cases().keySet().stream().anyMatch(variant -> own.present(variant) == Tri.NO);
        Finding first = null;
        boolean stopped = false;
        Finding note = null;
        for (Finding finding : findings) {
            if (!finding.applies() || finding.maskedBy() != null) {
                continue;
            }
            stopped |= finding.stops();
            // where a variant is there, what keeps others away is no answer to "why do I not see it"; where one is approved, neither is
            // what keeps others out of sight
            boolean answers = !ActionOrder.isAdvice(finding.effect()) && (!some || !finding.stops())
                    && (!inPlace || finding.effect() == Effect.AFTER);
            first = first == null && answers ? finding : first;
            // the state of the server and advice are worth knowing, and no answer to what was asked
            boolean noted = finding.effect() == Effect.INFO && finding.rule().stage().rank() < Stage.HEALTH.rank();
            note = note == null && noted ? finding : note;
        }
        return first != null || inPlace || stopped ? first : note;
    }
}
