package org.todoku.rules.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.IExtensionRegistry;

/**
 * The data packs in force: of every kind the one with the newest date. Immutable and safe for many threads. A kind without a pack is
 * an empty table, never null.
 */
public final class DataPacks {

    private final List<DataPack> packs;
    private final List<DataPack> superseded;
    private final List<String> problems;
    private final Products products;
    private final Classifications classifications;
    private final Endpoints endpoints;
    private final ErrorSignatures errorSignatures;
    private final ClientCodes clientCodes;
    private final Incidents incidents;
    private final VulnerableBuilds vulnerableBuilds;

    private DataPacks(List<DataPack> given, List<String> problems) {
        Map<DataKind, DataPack> newest = new EnumMap<>(DataKind.class);
        List<DataPack> older = new ArrayList<>();
        List<String> all = new ArrayList<>(problems);
        for (DataPack pack : given) {
            DataPack before = newest.putIfAbsent(pack.kind(), pack);
            if (before == null) {
                continue;
            }
            if (pack.date().isAfter(before.date())) {
                newest.put(pack.kind(), pack);
                older.add(before);
            } else {
                older.add(pack);
                if (pack.date().equals(before.date())) {
                    all.add(pack.contributor() + ": " + pack.file() + ": a pack " + pack.kind().id() + " of the same date "
                            + pack.date() + " already comes from " + before.contributor());
                }
            }
        }
        this.packs = List.copyOf(newest.values());
        this.superseded = List.copyOf(older);
        this.products = new Products(entries(newest, DataKind.PRODUCTS, ProductHint.class));
        this.classifications = new Classifications(entries(newest, DataKind.CLASSIFICATIONS, ClassificationInfo.class));
        this.endpoints = new Endpoints(entries(newest, DataKind.ENDPOINTS, Endpoint.class));
        this.errorSignatures = new ErrorSignatures(entries(newest, DataKind.ERROR_SIGNATURES, ErrorSignature.class), endpoints);
        this.clientCodes = new ClientCodes(entries(newest, DataKind.CLIENT_CODES, ClientCode.class));
        this.incidents = new Incidents(entries(newest, DataKind.INCIDENTS, Incident.class));
        this.vulnerableBuilds = new VulnerableBuilds(entries(newest, DataKind.VULNERABLE_BUILDS, Vulnerability.class));
        this.problems = List.copyOf(all);
    }

    private static <E extends DataEntry> List<E> entries(Map<DataKind, DataPack> packs, DataKind kind, Class<E> type) {
        return Optional.ofNullable(packs.get(kind)).map(DataPack::entries).orElse(List.of()).stream().map(type::cast).toList();
    }

    public static DataPacks empty() {
        return of(List.of());
    }

    /** Of several packs of a kind the one with the newest date counts, of packs of the same date the first; those become problems. */
    public static DataPacks of(List<DataPack> packs) {
        return new DataPacks(packs, List.of());
    }

    /**
     * The packs contributed to the extension point {@code org.todoku.rules.dataPacks}. A pack that cannot be used becomes problems
     * and prevents no other; the next older one of its kind is in force then. Of packs of the same kind and date those of the product
     * win, then the contributor first by name.
     */
    public static DataPacks fromExtensions(IExtensionRegistry registry) {
        ExtensionPacks found = ExtensionPacks.read(registry);
        return new DataPacks(found.packs(), found.problems());
    }

    /** Those in force, by kind. */
    public List<DataPack> packs() {
        return packs;
    }

    /** Those of which there is a newer one. */
    public List<DataPack> superseded() {
        return superseded;
    }

    /** What is wrong with the contributions, one English line each, beginning with the contributor, then file, line and column. */
    public List<String> problems() {
        return problems;
    }

    public Products products() {
        return products;
    }

    public Classifications classifications() {
        return classifications;
    }

    public ErrorSignatures errorSignatures() {
        return errorSignatures;
    }

    public ClientCodes clientCodes() {
        return clientCodes;
    }

    public Incidents incidents() {
        return incidents;
    }

    public VulnerableBuilds vulnerableBuilds() {
        return vulnerableBuilds;
    }

    public Endpoints endpoints() {
        return endpoints;
    }
}
