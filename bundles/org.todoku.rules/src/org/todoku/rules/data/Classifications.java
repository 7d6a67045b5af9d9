package org.todoku.rules.data;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The classifications of WSUS. */
public record Classifications(List<ClassificationInfo> all) {

    public Classifications {
        all = List.copyOf(all);
    }

    public Optional<ClassificationInfo> of(UUID guid) {
        return all.stream().filter(info -> info.guid().equals(guid)).findFirst();
    }

    /** By a title in any language. */
    public Optional<ClassificationInfo> titled(String title) {
        return all.stream().filter(info -> info.called(title.strip())).findFirst();
    }
}
