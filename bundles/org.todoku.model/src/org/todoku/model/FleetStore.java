package org.todoku.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;
import org.todoku.model.FleetException.Reason;
import org.todoku.model.fleet.Fleet;
import org.todoku.model.fleet.FleetFactory;
import org.todoku.model.fleet.FleetPackage;

/** Reads and writes {@code fleet.xmi} in a workspace directory. A save either replaces the whole file or leaves the old one. */
public final class FleetStore {

	public static final String FILE_NAME = "fleet.xmi";

	/** The newest file format this class can read, and the one it writes. */
	public static final int VERSION = 1;

	private static final String NS_PREFIX = "urn:todoku:fleet:";

	private final Path file;

	public FleetStore(Path workspace) {
		this.file = workspace.resolve(FILE_NAME);
	}

	public Path file() {
		return file;
	}

	/**
	 * The saved fleet, or an empty one when none was saved yet.
	 *
	 * @throws FleetException when there is a file that cannot be read or is newer than this program
	 */
	public Fleet load() throws FleetException {
		byte[] bytes;
		try {
			bytes = Files.readAllBytes(file);
		} catch (NoSuchFileException e) {
			Fleet empty = FleetFactory.eINSTANCE.createFleet();
			newResource().getContents().add(empty);
			return empty;
		} catch (IOException e) {
			throw new FleetException(file, Reason.UNREADABLE, "cannot be read: " + e.getMessage(), e);
		}
		XMIResourceImpl resource = newResource();
		try {
			// Unknown elements are kept aside at first: a file of a later version may well have some.
			ModelFiles.load(resource, bytes);
		} catch (IOException | RuntimeException e) {
			throw new FleetException(file, Reason.UNREADABLE, "is not a fleet file: " + e.getMessage(), e);
		}
		return checked(resource);
	}

	private Fleet checked(XMLResource resource) throws FleetException {
		List<EObject> contents = resource.getContents();
		if (contents.stream().anyMatch(FleetStore::isOfLaterPackage)) {
			throw new FleetException(file, Reason.NEWER, "was written by a later version of Todoku", null);
		}
		if (contents.size() != 1 || !(contents.getFirst() instanceof Fleet fleet)) {
			throw new FleetException(file, Reason.UNREADABLE, "does not hold one fleet", null);
		}
		if (fleet.getVersion() > VERSION) {
			throw new FleetException(file, Reason.NEWER,
					"has format version " + fleet.getVersion() + ", this program reads up to " + VERSION, null);
		}
		if (!resource.getEObjectToExtensionMap().isEmpty()) {
			throw new FleetException(file, Reason.UNREADABLE, "has elements or attributes that no fleet has", null);
		}
		if (!EcoreUtil.UnresolvedProxyCrossReferencer.find(fleet).isEmpty()) {
			throw new FleetException(file, Reason.UNREADABLE, "refers to a server that is not in it", null);
		}
		if (fleet.getServers().stream().anyMatch(Upstreams::isInLoop)) {
			throw new FleetException(file, Reason.UNREADABLE, "has servers that are upstream of themselves", null);
		}
		return fleet;
	}

	private static boolean isOfLaterPackage(EObject root) {
		String uri = root.eClass().getEPackage().getNsURI();
		return uri != null && uri.startsWith(NS_PREFIX) && !uri.equals(FleetPackage.eNS_URI);
	}

	/** Writes a temporary file beside the old one, forces it to disk and moves it over the old one. */
	public void save(Fleet fleet) throws IOException {
		// A copy, so that saving never moves the fleet out of the resource it lives in.
		Fleet copy = EcoreUtil.copy(fleet);
		copy.setVersion(VERSION);
		ModelFiles.write(file, ModelFiles.bytes(newResource(), copy));
	}

	private XMIResourceImpl newResource() {
		return ModelFiles.resource(file, FleetPackage.eINSTANCE);
	}
}
