package org.todoku.rules.data;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A host of Microsoft's update services.
 *
 * @param host in lower case; {@code *.} at the beginning stands for all hosts below a domain
 * @param path how the path of an address must begin to be meant; empty for any
 * @param use what WSUS needs it for
 * @param state whether it works
 * @param since first day in use or on the list of needed hosts; null when not known
 * @param until last day in use; null when not known or not over
 * @param ports TCP ports that must be open
 * @param rules ids of rules that look for it
 * @param notes may be empty
 */
public record Endpoint(String id, String host, String path, Use use, State state, @Nullable LocalDate since, @Nullable LocalDate until,
        List<Integer> ports, List<String> rules, LocalText notes, Map<String, String> other) implements DataEntry {

    /** What WSUS needs a host for. */
    public enum Use {
        /** The server fetches what updates there are; the host of {@code MUUrl}. */
        SYNCHRONISATION,
        /** The server, and computers that take files from Microsoft, fetch files. */
        DOWNLOAD,
        /** Single updates are imported. */
        IMPORT,
        /** Licence terms, redirections and pages. */
        INFORMATION
    }

    /** Whether a host works. */
    public enum State {
        CURRENT,
        /** Answers still, but is to be left. */
        RETIRING,
        /** Does not work any more. */
        DECOMMISSIONED
    }

    public Endpoint {
        ports = List.copyOf(ports);
        rules = List.copyOf(rules);
        other = Map.copyOf(other);
    }

    static Endpoint read(Fields fields) {
        Endpoint endpoint = new Endpoint(fields.text("id"), fields.text("host"), fields.textOr("path", ""),
                fields.choice("use", Use.class, null), fields.choice("state", State.class, null), fields.dateOrNull("since"),
                fields.dateOrNull("until"), fields.numbers("ports", 1, 65_535), fields.texts("rules"), fields.localTextOrNone("notes"),
                fields.other());
        if (!endpoint.host.isBlank() && !endpoint.host.matches("(?:\\*\\.)?[a-z0-9-]+(?:\\.[a-z0-9-]+)+")) {
            fields.wrong("host", "expected a host name in lower case, found " + endpoint.host);
        }
        return endpoint;
    }

    /** Whether it stands for a host, itself or by its domain. */
    public boolean covers(String name) {
        String asked = name.toLowerCase(Locale.ROOT);
        return host.startsWith("*.") ? asked.endsWith(host.substring(1)) || asked.equals(host.substring(2)) : asked.equals(host);
    }
}
