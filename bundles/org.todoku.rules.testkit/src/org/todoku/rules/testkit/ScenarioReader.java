package org.todoku.rules.testkit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.UpdateType;
import org.todoku.rules.testkit.Fleet.UpdateBuilder;

/** Reads a scenario file in the order in which it is written: moment, question and updates before the states that refer to them. */
final class ScenarioReader {

    /** What stands in a file. */
    record Content(String about, Instant now, ZoneId zone, Fleet fleet, List<Expectation> expected) {
    }

    private final JsonIn in;
    private final Fleet fleet;
    private final Map<String, UpdateBuilder> updates = new LinkedHashMap<>();
    private final List<Expectation> expected = new ArrayList<>();
    private String about = "";
    private @Nullable Instant now;
    private ZoneId zone = ZoneOffset.UTC;

    private ScenarioReader(JsonIn in, Fleet fleet) {
        this.in = in;
        this.fleet = fleet;
    }

    /** @param fleet to tell it to */
    static Content read(String file, String text, Fleet fleet) {
        try (JsonIn in = new JsonIn(file, text)) {
            return new ScenarioReader(in, fleet).read();
        }
    }

    private Content read() {
        in.document(Map.of(
                "format", this::format,
                "about", () -> about = in.text(),
                "now", this::now,
                "zone", () -> zone = in.parsed(ZoneId::of, "a time zone like Asia/Tokyo"),
                "ask", this::ask,
                "updates", () -> in.members(name -> () -> update(name)),
                "states", () -> in.each(() -> new StateReader(this, in, fleet).read(pinned())),
                "expect", () -> in.each(() -> expected.add(ExpectationReader.read(in, fleet.asked())))));
        return new Content(about, pinned(), zone, fleet, List.copyOf(expected));
    }

    private void format() {
        if (in.number() != 1) {
            throw in.wrong("format 1 is the only one that is known");
        }
    }

    private void now() {
        now = in.time();
        fleet.now(now);
    }

    private Instant pinned() {
        Instant moment = now;
        if (moment == null) {
            throw in.wrong("now must be said before the states");
        }
        return moment;
    }

    private void ask() {
        var its = new Object() {
            String query = fleet.query();
            String server = "";
        };
        in.object(Map.of("query", () -> its.query = in.text(), "server", () -> its.server = in.text()));
        fleet.ask(its.query, its.server);
    }

    private void update(String name) {
        var its = new Object() {
            @Nullable UpdateBuilder update;
        };
        Map<String, Runnable> members = new HashMap<>();
        members.put("title", () -> its.update = fleet.update(in.text()));
        members.put("kb", () -> begun(its.update).kb(in.texts().toArray(String[]::new)));
        members.put("products", () -> begun(its.update).products(boxes()));
        members.put("classification", () -> begun(its.update).classification(in.orNull(this::box)));
        members.put("type", () -> begun(its.update).type(in.choice(UpdateType.class)));
        members.put("created", () -> begun(its.update).created(in.orNull(() -> in.time().toString())));
        members.put("languages", () -> begun(its.update).languages(in.texts().toArray(String[]::new)));
        members.put("supersedes", () -> begun(its.update).supersedes(known()));
        members.put("bytes", () -> begun(its.update).bytes(in.number()));
        members.put("says", () -> in.members(key -> () -> begun(its.update).says(key, in.json())));
        in.object(members);
        updates.put(name, begun(its.update));
    }

    private UpdateBuilder begun(@Nullable UpdateBuilder update) {
        if (update == null) {
            throw in.wrong("the title of an update must be said first");
        }
        return update;
    }

    /** An update by the name that the file gives it. */
    UpdateBuilder known() {
        String name = in.text();
        UpdateBuilder update = updates.get(name);
        if (update == null) {
            throw in.wrong("unknown update \"" + name + "\"; known before this are " + String.join(", ", new TreeSet<>(updates.keySet())));
        }
        return update;
    }

    CategoryRef[] boxes() {
        return in.list(this::box).toArray(CategoryRef[]::new);
    }

    /** A word of {@link Boxes#words()}, or an object with title and id; without id the source writes titles only. */
    CategoryRef box() {
        if (in.isText()) {
            String word = in.text();
            CategoryRef box = Boxes.words().get(word);
            if (box == null) {
                throw in.wrong("unknown word \"" + word + "\"; known are " + String.join(", ", new TreeSet<>(Boxes.words().keySet()))
                        + "; others are objects with id and title");
            }
            return box;
        }
        var its = new Object() {
            @Nullable UUID id;
            String title = "";
        };
        Set<String> found = in.object(Map.of("id", () -> its.id = in.parsed(UUID::fromString, "a GUID"), "title",
                () -> its.title = in.text()));
        if (!found.contains("title")) {
            throw in.wrong("title is missing");
        }
        return new CategoryRef(its.id, its.title);
    }
}
