package org.todoku.rules.data;

import java.util.Optional;
import java.util.function.Function;

/** What a data pack may be about. */
public enum DataKind {
    PRODUCTS("products", ProductHint::read),
    CLASSIFICATIONS("classifications", ClassificationInfo::read),
    ERROR_SIGNATURES("error-signatures", ErrorSignature::read),
    CLIENT_CODES("client-codes", ClientCode::read),
    INCIDENTS("incidents", Incident::read),
    VULNERABLE_BUILDS("vulnerable-builds", Vulnerability::read),
    ENDPOINTS("endpoints", Endpoint::read);

    /** The newest format that is understood, the same for all kinds. */
    public static final int FORMAT = 1;

    private final String id;
    private final Function<Fields, DataEntry> reader;

    DataKind(String id, Function<Fields, DataEntry> reader) {
        this.id = id;
        this.reader = reader;
    }

    /** As written in the header of a pack. */
    public String id() {
        return id;
    }

    public static Optional<DataKind> of(String id) {
        for (DataKind kind : values()) {
            if (kind.id.equals(id)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    DataEntry read(Fields fields) {
        return reader.apply(fields);
    }
}
