package org.todoku.rules.data;

import java.time.Instant;
import java.util.List;

/** Known incidents on Microsoft's side. */
public record Incidents(List<Incident> all) {

    public Incidents {
        all = List.copyOf(all);
    }

    /** Those that were going on at a moment. */
    public List<Incident> at(Instant moment) {
        return all.stream().filter(incident -> incident.covers(moment)).toList();
    }

    /** Those that a rule looks for. */
    public List<Incident> ofRule(String rule) {
        return all.stream().filter(incident -> incident.rules().contains(rule)).toList();
    }
}
