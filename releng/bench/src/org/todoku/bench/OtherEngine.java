package org.todoku.bench;

import java.util.List;
import java.util.Map;

/** Another rule engine with the same rules. */
public interface OtherEngine {

    /** Name and version. */
    String name();

    /** What the rules say of one update on one server: id of the rule to status; rules that say nothing are left out. */
    Map<String, String> ask(List<Object> facts);
}
