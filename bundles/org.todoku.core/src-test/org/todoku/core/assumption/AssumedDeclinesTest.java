package org.todoku.core.assumption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.MemoryFacts;
import org.todoku.core.fleet.States;

class AssumedDeclinesTest {

    /** That nobody read whether it is declined does not mean that it is not. */
    @Test
    void whatWasNotReadIsNotSoAlready() {
        ServerUpdate update = States.update("An update", "5030211", States.PRODUCT, "2026-01-01T00:00:00Z");
        ServerState silent = States.server("hq", "");
        FactBase facts = new MemoryFacts(Map.of(silent, List.of(update)));
        var listed = new Assumption.NotDeclined("hq", update.update().id());
        assertEquals(Map.of(listed, Idle.DECLINES_UNKNOWN), new AssumedFacts(facts, List.of(listed)).idle());
        var absent = new Assumption.NotDeclined("hq", States.FAMILY);
        assertEquals(Map.of(absent, Idle.NOT_LISTED), new AssumedFacts(facts, List.of(absent)).idle());
    }
}
