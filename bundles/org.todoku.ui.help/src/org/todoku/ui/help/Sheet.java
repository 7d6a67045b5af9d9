package org.todoku.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A way through the views, step by step, written as a cheat sheet of the platform: {@code cheatsheet} with {@code intro} and
 * {@code item}s, each with a {@code description} and {@code command}s, alone or within {@code subitem}s.
 *
 * @param intro what it leads to
 */
record Sheet(String title, String intro, List<Step> steps) {

    /**
     * @param page of the guide that tells more, {@code /BUNDLE/PATH}; empty where there is none
     * @param deeds what the program can do for the user; any of them does the step
     */
    record Step(String title, String description, String page, List<Deed> deeds) {
    }

    /**
     * @param label empty where the step has one deed only
     * @param command with its parameters, as the platform writes them
     */
    record Deed(String label, String command) {
    }

    /**
     * @param href where it stands
     * @throws IOException when it cannot be read or is no sheet; the message says where
     */
    static Sheet parse(String href, InputStream in) throws IOException {
        return PageParser.read(href, in, reader -> {
            var reading = new Reading();
            while (reader.hasNext()) {
                reading.take(reader);
            }
            if (reading.steps.isEmpty()) {
                throw new XMLStreamException("no steps", reader.getLocation());
            }
            return new Sheet(reading.title, reading.intro, List.copyOf(reading.steps));
        });
    }

    private static final class Reading {

        private final List<Step> steps = new ArrayList<>();
        private final StringBuilder words = new StringBuilder();
        private String title = "";
        private String intro = "";
        private String step = "";
        private String page = "";
        private String label = "";
        private String description = "";
        private List<Deed> deeds = new ArrayList<>();
        private boolean within;

        void take(XMLStreamReader reader) throws XMLStreamException {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> begin(reader);
                case XMLStreamConstants.END_ELEMENT -> end(reader.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> words.append(reader.getText());
                default -> { }
            }
        }

        private void begin(XMLStreamReader reader) {
            switch (reader.getLocalName()) {
                case "cheatsheet" -> title = attribute(reader, "title");
                case "item" -> {
                    within = true;
                    step = attribute(reader, "title");
                    page = attribute(reader, "href");
                    deeds = new ArrayList<>();
                    description = "";
                }
                case "subitem" -> label = attribute(reader, "label");
                case "command" -> deeds.add(new Deed(label, attribute(reader, "serialization")));
                case "description" -> words.setLength(0);
                default -> { }
            }
        }

        private void end(String element) {
            switch (element) {
                case "description" -> {
                    String said = words.toString().strip().replaceAll("\\s+", " ");
                    if (within) {
                        description = said;
                    } else {
                        intro = said;
                    }
                }
                case "subitem" -> label = "";
                case "item" -> {
                    within = false;
                    steps.add(new Step(step, description, page, List.copyOf(deeds)));
                }
                default -> { }
            }
        }

        private static String attribute(XMLStreamReader reader, String name) {
            String value = reader.getAttributeValue(null, name);
            return value == null ? "" : value;
        }
    }
}
