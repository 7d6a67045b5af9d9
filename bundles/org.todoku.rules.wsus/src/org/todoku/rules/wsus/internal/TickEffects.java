package org.todoku.rules.wsus.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.todoku.core.ServerState;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.simulation.SelectionChange;
import org.todoku.core.simulation.Simulation;

/** What changes of one server's selection would bring, each simulated once. Safe for many threads. */
final class TickEffects {

    private final Map<SelectionChange, Simulation> simulations = new ConcurrentHashMap<>();

    Simulation of(FactBase facts, ServerState server, SelectionChange change) {
        return simulations.computeIfAbsent(change, wanted -> Simulation.of(facts, server, wanted));
    }
}
