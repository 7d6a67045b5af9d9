package org.todoku.core;

import java.util.List;
import java.util.Map;

import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Reason;

/**
 * What was collected around the WSUS API: from its event history, its host, its log, and the computers it serves. A key that is
 * not in a map is unknown, not false or zero.
 *
 * @param events of the subscription, in the order of the source
 * @param status numbers of {@code UpdateServerStatus} by their API name in camel case, for example {@code updatesNeedingFilesCount}
 * @param host settings and readings of the machine by dotted name, for example {@code pool.privateMemoryKb}; the names stand in the
 *        schema of {@code host.json}
 * @param clients what computers report, by dotted name, for example {@code errors.0x80244010} with a number of computers
 * @param log last lines of {@code SoftwareDistribution.log}, oldest first
 */
public record HostEvidence(Fact<List<ServerEvent>> events, Fact<Map<String, Long>> status, Fact<Map<String, String>> host,
        Fact<Map<String, String>> clients, Fact<List<LogLine>> log) {

    /** For sources that carry none of it, such as exports of a list of updates. */
    public static HostEvidence notCollected() {
        return new HostEvidence(none("events"), none("status"), none("host"), none("clients"), none("logTail"));
    }

    private static <T> Fact<T> none(String name) {
        return Fact.unknown(name, Reason.NOT_COLLECTED, "");
    }
}
