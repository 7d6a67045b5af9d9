package org.todoku.report;

import java.io.IOException;
import java.io.StringWriter;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Elements written in order; every text and attribute is escaped by the writer, forbidden characters are replaced. */
final class Markup {

    private final XMLStreamWriter writer;

    private Markup(XMLStreamWriter writer) {
        this.writer = writer;
    }

    @FunctionalInterface
    interface Content {
        void write(Markup markup) throws XMLStreamException;
    }

    /** Writes the head of a document and its content; does not close the output. */
    static void document(Appendable out, String head, Content content) throws IOException {
        var buffer = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(buffer);
            content.write(new Markup(writer));
            writer.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        out.append(head).append(buffer.getBuffer()).append('\n');
    }

    /** @param attributes name, value, name, value … */
    void element(String name, Content content, String... attributes) throws XMLStreamException {
        writer.writeStartElement(name);
        attributes(attributes);
        content.write(this);
        writer.writeEndElement();
    }

    void text(String name, String text, String... attributes) throws XMLStreamException {
        element(name, inside -> inside.text(text), attributes);
    }

    void text(String text) throws XMLStreamException {
        writer.writeCharacters(Plain.xml(text));
    }

    /** An element that never has content. */
    void empty(String name, String... attributes) throws XMLStreamException {
        writer.writeEmptyElement(name);
        attributes(attributes);
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            writer.writeAttribute(attributes[i], Plain.xml(attributes[i + 1]));
        }
    }
}
