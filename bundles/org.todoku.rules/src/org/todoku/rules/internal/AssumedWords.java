package org.todoku.rules.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.todoku.core.CategoryType;
import org.todoku.core.Update;
import org.todoku.core.assumption.Assumption;
import org.todoku.core.assumption.Idle;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Reader;
import org.todoku.rules.Target;

/** Assumptions in the words of a reader. */
public final class AssumedWords {

    private final Target target;
    private final Reader reader;

    /** @param target knows the titles of the updates that are asked for */
    public AssumedWords(Target target, Reader reader) {
        this.target = target;
        this.reader = reader;
    }

    /** As a clause, without a full stop. */
    public String of(Assumption assumption) {
        return switch (assumption) {
            case Assumption.Selected selected -> fill(
                    selected.type() == CategoryType.CLASSIFICATION ? "assumed.selected.classification" : "assumed.selected",
                    selected.category().shown(), selected.server());
            case Assumption.Synchronised synchronised -> fill("assumed.synchronised", synchronised.server());
            case Assumption.Imported imported -> fill("assumed.imported", name(imported.update()), imported.server());
            case Assumption.NotDeclined notDeclined -> fill("assumed.not-declined", name(notDeclined.update()), notDeclined.server());
        };
    }

    private String name(UUID id) {
        if (target.variants().size() == 1 && target.variants().get(0).id().equals(id)) {
            return Sentence.nameOf(target, reader);
        }
        return target.variants().stream().filter(update -> update.id().equals(id)).findFirst().map(this::title).orElseGet(id::toString);
    }

    private String title(Update update) {
        return fill("quoted", update.title(reader.locale()));
    }

    /** What to know of an answer under assumptions: that it is not about facts, and what stays unknown. */
    public List<String> warnings(Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        if (!diagnosis.assumed().isEmpty()) {
            lines.add(fill("assumed.warning"));
        }
        if (diagnosis.assumed().stream().anyMatch(Assumption.Synchronised.class::isInstance)) {
            lines.add(fill("assumed.warning.synchronised"));
        }
        return lines;
    }

    /** Why an assumption changes nothing. */
    public String idle(Idle why) {
        return fill("assumed.idle." + why.name());
    }

    private String fill(String key, Object... args) {
        return EngineTexts.message(key, args).text(reader);
    }
}
