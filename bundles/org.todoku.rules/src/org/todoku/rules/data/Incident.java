package org.todoku.rules.data;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong on Microsoft's side.
 *
 * @param rules ids of the rules that look for it
 * @param from when it was first seen
 * @param until when it was over; null while servers that were hit stay hit until somebody mends them
 * @param mitigated from when on servers that are new or rebuilt are spared; null when there is no such time
 * @param signatures ids of error signatures that go with it
 * @param clientCodes codes that computers report during it
 * @param detectoidTitle how the titles of updates begin that it left behind; may be empty
 * @param text what happened
 * @param remedies what to do, in order
 */
public record Incident(String id, List<String> rules, Instant from, @Nullable Instant until, @Nullable Instant mitigated,
        List<String> signatures, List<String> clientCodes, String detectoidTitle, LocalText title, LocalText text,
        List<LocalText> remedies, Map<String, String> other) implements DataEntry {

    public Incident {
        rules = List.copyOf(rules);
        signatures = List.copyOf(signatures);
        clientCodes = List.copyOf(clientCodes);
        remedies = List.copyOf(remedies);
        other = Map.copyOf(other);
    }

    static Incident read(Fields fields) {
        Incident incident = new Incident(fields.text("id"), fields.texts("rules"), fields.instant("from"), fields.instantOrNull("until"),
                fields.instantOrNull("mitigated"), fields.texts("signatures"), fields.texts("clientCodes"),
                fields.textOr("detectoidTitle", ""), fields.localText("title"), fields.localText("text"),
                fields.objects("remedies", Fields::bothLanguages), fields.other());
        if (incident.until != null && incident.until.isBefore(incident.from)) {
            fields.wrong("until", "lies before from");
        }
        return incident;
    }

    /** Whether it was going on at a moment. */
    public boolean covers(Instant moment) {
        return !moment.isBefore(from) && (until == null || !moment.isAfter(until));
    }
}
