package org.todoku.rules.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.Reader;
import org.todoku.rules.data.DataPacks;

/**
 * A state of servers, a question about it and the answer that is right, read from a file; {@code schemas/scenario-1.json} of this
 * bundle describes the form. Immutable.
 */
public final class Scenario {

    /** How the name of a scenario file ends. */
    public static final String ENDING = ".scenario.json";

    private final String name;
    private final String text;
    private final ScenarioReader.Content content;

    private Scenario(String name, String text) {
        this.name = name;
        this.text = text;
        this.content = ScenarioReader.read(name, text, new Fleet());
    }

    /** @throws ScenarioException for what cannot be used, with line and column */
    public static Scenario read(Path file) throws IOException {
        return of(file.getFileName().toString(), Files.readString(file));
    }

    /**
     * A resource beside a class.
     *
     * @throws ScenarioException for what cannot be used, with line and column
     */
    public static Scenario read(Class<?> beside, String resource) throws IOException {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            if (in == null) {
                throw new NoSuchFileException(resource);
            }
            return of(resource.substring(resource.lastIndexOf('/') + 1), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /**
     * @param name of the file, for messages
     * @throws ScenarioException for what cannot be used, with line and column
     */
    public static Scenario of(String name, String json) {
        return new Scenario(name, json);
    }

    /** Its file without the ending that all have. */
    public String name() {
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    /** What it is about, in a sentence. */
    public String about() {
        return content.about();
    }

    public Instant now() {
        return content.now();
    }

    public ZoneId zone() {
        return content.zone();
    }

    public UpdateQuery query() {
        return UpdateQuery.parse(content.fleet().query());
    }

    /** One for each server that is asked about. */
    public List<Expectation> expected() {
        return content.expected();
    }

    public Reader reader(Locale locale) {
        return new Reader(locale, zone());
    }

    /** Its servers, built anew, so that a test may change them. */
    public Fleet fleet(DataPacks data) {
        return ScenarioReader.read(name, text, new Fleet(data)).fleet();
    }

    @Override
    public String toString() {
        return name() + ": " + about();
    }
}
