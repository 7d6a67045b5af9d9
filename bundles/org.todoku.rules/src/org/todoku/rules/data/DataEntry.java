package org.todoku.rules.data;

import java.util.Map;

/** An entry of a data pack. */
public sealed interface DataEntry permits ProductHint, ClassificationInfo, ErrorSignature, ClientCode, Incident, Vulnerability, Endpoint {

    /** Stable and unique within its pack. */
    String id();

    /** Fields that this version does not know, as JSON text by name. */
    Map<String, String> other();
}
