package org.todoku.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xml.type.AnyType;
import org.jspecify.annotations.Nullable;
import org.todoku.model.InvestigationException.Reason;
import org.todoku.model.investigation.Answer;
import org.todoku.model.investigation.Investigation;
import org.todoku.model.investigation.InvestigationFactory;
import org.todoku.model.investigation.InvestigationPackage;
import org.todoku.model.investigation.KeptList;
import org.todoku.model.investigation.Question;

/**
 * Reads and writes investigations, files named {@code *.todoku}. What is read is checked: it is one whole investigation that refers to
 * nothing outside itself, and each of its answers can be shown. What an earlier version wrote is brought up to date in memory; its file
 * changes only when it is saved. A save either replaces the whole file or leaves the old one. From any thread; an investigation itself
 * is for one.
 */
public final class InvestigationStore {

    public static final String EXTENSION = "todoku";

    /**
     * The newest file format this class can read, and the one it writes. Version 2 keeps under which assumptions an answer was given,
     * version 3 the answers to lists.
     */
    public static final int VERSION = Migration.NEWEST;

    /** Bytes of the largest file that is read; attachments are in it. */
    static final long LARGEST = 256L << 20;

    private static final int DEEPEST = 64;
    private static final String NS_PREFIX = "urn:todoku:investigation:";

    private InvestigationStore() {
    }

    /**
     * An investigation and the file as it was when it was read.
     *
     * @param digest of the content of the file, to see whether somebody else saves it meanwhile; empty where there is no file yet
     * @param version format of the file; the investigation itself is of {@link #VERSION}
     */
    public record Opened(Investigation investigation, String digest, int version) {

        /** Whether saving makes a file of it that the program that wrote the present one cannot read. */
        public boolean migrated() {
            return version < VERSION;
        }
    }

    /** A new one that is in no file yet. */
    public static Investigation create(String title, Clock clock) {
        Investigation made = InvestigationFactory.eINSTANCE.createInvestigation();
        made.setId(UUID.randomUUID().toString());
        made.setTitle(title);
        made.setCreatedAt(clock.instant());
        ModelFiles.resource(Path.of("new." + EXTENSION), InvestigationPackage.eINSTANCE).getContents().add(made);
        return made;
    }

    /** @throws InvestigationException when it cannot be read, is damaged, too large, or newer than this program */
    public static Opened load(Path file) throws InvestigationException {
        byte[] bytes = read(file);
        var resource = ModelFiles.resource(file, InvestigationPackage.eINSTANCE);
        try {
            ModelFiles.load(resource, bytes);
        } catch (IOException | RuntimeException e) {
            if (resource.getContents().stream().anyMatch(InvestigationStore::isOfLaterPackage)) {
                throw newer("was written by a later version of Todoku", e);
            }
            // for the middle of a sentence
            String why = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
            throw InvestigationException.damaged("is not a whole investigation: " + why, e);
        }
        Investigation investigation = checked(resource);
        int version = investigation.getVersion();
        Migration.migrate(investigation);
        recallable(investigation);
        return new Opened(investigation, Fingerprint.of(bytes), version);
    }

    private static byte[] read(Path file) throws InvestigationException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new InvestigationException(Reason.TOO_LARGE, "is larger than " + (LARGEST >> 20) + " MB", null);
            }
            return bytes;
        } catch (InvestigationException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw InvestigationException.damaged("does not exist", e);
        } catch (IOException e) {
            throw InvestigationException.damaged("cannot be read: " + e.getMessage(), e);
        }
    }

    private static Investigation checked(XMLResource resource) throws InvestigationException {
        List<EObject> contents = resource.getContents();
        if (contents.stream().anyMatch(InvestigationStore::isOfLaterPackage)) {
            throw newer("was written by a later version of Todoku", null);
        }
        if (contents.size() != 1 || !(contents.get(0) instanceof Investigation investigation)) {
            throw InvestigationException.damaged("does not hold one investigation", null);
        }
        if (investigation.getVersion() > VERSION) {
            throw newer("has format version " + investigation.getVersion() + ", this program reads up to " + VERSION, null);
        }
        if (investigation.getVersion() < 1 || investigation.getId().isEmpty() || investigation.getCreatedAt() == null) {
            throw InvestigationException.damaged("has no version, no id or no time of its creation", null);
        }
        if (!resource.getEObjectToExtensionMap().isEmpty()) {
            throw InvestigationException.damaged("has " + unknown(resource) + ", which no investigation has", null);
        }
        walk(investigation);
        if (!EcoreUtil.UnresolvedProxyCrossReferencer.find(investigation).isEmpty()) {
            throw InvestigationException.damaged("refers to something that is not in it", null);
        }
        return investigation;
    }

    private static void recallable(Investigation investigation) throws InvestigationException {
        var recalling = new Recalling();
        for (Question question : investigation.getQuestions()) {
            for (Answer answer : question.getAnswers()) {
                recalling.recall(question, answer);
            }
        }
        for (KeptList list : investigation.getLists()) {
            recalling.recall(list);
        }
    }

    /** The first element or attribute that the model does not know. */
    private static String unknown(XMLResource resource) {
        AnyType other = resource.getEObjectToExtensionMap().values().iterator().next();
        return Stream.of(other.getMixed(), other.getAnyAttribute()).filter(each -> !each.isEmpty())
                .map(each -> each.getEStructuralFeature(0).getName()).findFirst().orElse("something unknown");
    }

    /** That it is not too deep for what walks through it, and that every id stands for one thing. */
    private static void walk(Investigation investigation) throws InvestigationException {
        record Place(EObject object, int depth) {
        }
        Set<String> ids = new HashSet<>();
        Deque<Place> open = new ArrayDeque<>(List.of(new Place(investigation, 0)));
        while (!open.isEmpty()) {
            Place place = open.pop();
            if (place.depth() > DEEPEST) {
                throw new InvestigationException(Reason.TOO_LARGE, "has parts within more than " + DEEPEST + " others", null);
            }
            if (place.object().eIsProxy()) {
                throw InvestigationException.damaged("has a part that lies outside of it", null);
            }
            String id = EcoreUtil.getID(place.object());
            if (id != null && !ids.add(id)) {
                throw InvestigationException.damaged("has two parts with the id " + id, null);
            }
            place.object().eContents().forEach(part -> open.push(new Place(part, place.depth() + 1)));
        }
    }

    private static InvestigationException newer(String message, @Nullable Throwable cause) {
        return new InvestigationException(Reason.NEWER, message, cause);
    }

    private static boolean isOfLaterPackage(EObject root) {
        String uri = root.eClass().getEPackage().getNsURI();
        return uri != null && uri.startsWith(NS_PREFIX) && !uri.equals(InvestigationPackage.eNS_URI);
    }

    /** What {@link #save} would write. From any thread, of an investigation that nobody changes meanwhile: a large one takes a while. */
    public static byte[] bytes(Investigation investigation) {
        Investigation copy = EcoreUtil.copy(investigation);
        copy.setVersion(VERSION);
        Unused.remove(copy);
        try {
            return ModelFiles.bytes(ModelFiles.resource(Path.of("new." + EXTENSION), InvestigationPackage.eINSTANCE), copy);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory fails", e);
        }
    }

    /**
     * Replaces the file.
     *
     * @param content see {@link #bytes}
     * @param expected digest of what the file is expected to hold, empty when it is expected not to be there; null to replace whatever
     *        there is
     * @return digest of what it holds now
     * @throws InvestigationException when somebody else saved it meanwhile, it cannot be written, or it is too large; it is as it was
     *         then
     */
    public static String save(Path file, byte[] content, @Nullable String expected) throws InvestigationException {
        if (content.length > LARGEST) {
            throw new InvestigationException(Reason.TOO_LARGE, "would be larger than " + (LARGEST >> 20) + " MB, which is not read again",
                    null);
        }
        try {
            if (expected != null && !expected.equals(Files.exists(file) ? Fingerprint.of(Files.readAllBytes(file)) : "")) {
                throw new InvestigationException(Reason.CHANGED_MEANWHILE, "was changed by somebody else since it was opened", null);
            }
            ModelFiles.write(file, content);
            return Fingerprint.of(content);
        } catch (InvestigationException e) {
            throw e;
        } catch (IOException e) {
            throw new InvestigationException(Reason.NOT_WRITTEN, "cannot be written: " + e.getMessage(), e);
        }
    }
}
