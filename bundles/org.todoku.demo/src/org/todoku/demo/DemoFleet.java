package org.todoku.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.todoku.core.StateReader;
import org.todoku.core.query.UpdateQuery;
import org.todoku.demo.internal.DemoServers;

/**
 * Four made-up servers: a headquarters upstream, a replica of it, an autonomous downstream server, and an isolated one whose
 * synchronisation fails; and an extract of the catalogue. The same for the same moment; KB numbers are the same for every
 * moment. Products and classifications have the GUIDs they have everywhere; updates are invented.
 */
public final class DemoFleet {

    /** Its product is not ticked at headquarters. */
    public static final String PRODUCT_NOT_TICKED = "KB5099034";
    /** Published to the catalogue only, never to WSUS. */
    public static final String CATALOGUE_ONLY = "KB5099777";
    /** Missing on the isolated server because its synchronisation fails. */
    public static final String SYNCHRONISATION_FAILS = "KB5099020";
    /** Missing on the isolated server for two reasons: failing synchronisation and a product that is not ticked. */
    public static final String TWO_CAUSES = "KB5099010";
    /** On every server that needs it. */
    public static final String THERE = "KB5097920";
    /** Arrived at headquarters this morning, after the replica's last synchronisation. */
    public static final String ON_ITS_WAY = "KB5099900";

    private DemoFleet() {
    }

    /** One reader for every server and one for the catalogue extract, as they would have been collected shortly before {@code now}. */
    public static List<StateReader> states(Instant now) {
        return new DemoServers(now).readers();
    }

    /** Names of the servers at each site by the name of the site: groups as an administrator would make them. */
    public static Map<String, List<String>> groups(Locale locale) {
        boolean japanese = locale.getLanguage().equals("ja");
        Map<String, List<String>> groups = new LinkedHashMap<>();
        DemoServers.sites().forEach((site, servers) -> groups.put(japanese ? site.japanese() : site.english(), servers));
        return groups;
    }

    /** The questions of the guided tour. */
    public static List<UpdateQuery> showcase() {
        return List.of(PRODUCT_NOT_TICKED, CATALOGUE_ONLY, SYNCHRONISATION_FAILS, TWO_CAUSES, ON_ITS_WAY, THERE).stream()
                .map(UpdateQuery::parse)
                .toList();
    }
}
