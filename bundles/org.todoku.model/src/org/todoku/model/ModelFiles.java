package org.todoku.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ExtensibleURIConverterImpl;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;
import org.jspecify.annotations.Nullable;

/** Models as XML files: nothing outside a file is read for it, and a save either replaces the whole file or leaves the old one. */
final class ModelFiles {

    private static final Map<String, Boolean> SAFE = Map.of("http://apache.org/xml/features/disallow-doctype-decl", true,
            "http://xml.org/sax/features/external-general-entities", false,
            "http://xml.org/sax/features/external-parameter-entities", false);

    /** A note or an attachment is one value, as long as the file may be. Without entities there is nothing to limit. */
    private static final Map<String, String> LONG_VALUES = Map.of("jdk.xml.maxGeneralEntitySizeLimit", "0",
            "jdk.xml.totalEntitySizeLimit", "0");

    private ModelFiles() {
    }

    /** A resource of its own, in a resource set that knows one package and opens nothing. */
    static XMIResourceImpl resource(Path file, EPackage model) {
        ResourceSet resources = new ResourceSetImpl();
        resources.setURIConverter(new ExtensibleURIConverterImpl() {

            @Override
            public InputStream createInputStream(@Nullable URI uri, @Nullable Map<?, ?> options) throws IOException {
                throw new IOException("refers to " + uri + ", which is outside the file");
            }

            @Override
            public OutputStream createOutputStream(@Nullable URI uri, @Nullable Map<?, ?> options) throws IOException {
                throw new IOException("is not written this way");
            }
        });
        resources.getPackageRegistry().put(model.getNsURI(), model);
        var resource = new XMIResourceImpl(URI.createFileURI(file.toAbsolutePath().toString()));
        resources.getResources().add(resource);
        return resource;
    }

    /** Elements and attributes that the model does not know are kept aside, see {@link XMLResource#getEObjectToExtensionMap()}. */
    static void load(XMIResourceImpl resource, byte[] bytes) throws IOException {
        // without both, every reference to an id looks through all that was read until then
        resource.setIntrinsicIDToEObjectMap(new HashMap<>());
        resource.load(new ByteArrayInputStream(bytes),
                Map.of(XMLResource.OPTION_RECORD_UNKNOWN_FEATURE, true,
                        XMLResource.OPTION_DEFER_IDREF_RESOLUTION, true, XMLResource.OPTION_PARSER_FEATURES, SAFE,
                        XMLResource.OPTION_PARSER_PROPERTIES, LONG_VALUES));
    }

    /**
     * What would be written of an object that is in no resource.
     *
     * @param root a copy: it is made writable, see {@link WritableText}
     */
    static byte[] bytes(XMLResource empty, EObject root) throws IOException {
        WritableText.make(root);
        empty.getContents().add(root);
        var out = new ByteArrayOutputStream();
        empty.save(out, Map.of(XMLResource.OPTION_ENCODING, "UTF-8"));
        return out.toByteArray();
    }

    /** Writes a temporary file beside the old one, forces it to disk and moves it over the old one. */
    static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
