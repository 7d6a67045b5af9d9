package org.todoku.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.model.FleetException.Reason;
import org.todoku.model.fleet.Fleet;
import org.todoku.model.fleet.Server;
import org.todoku.model.fleet.ServerGroup;
import org.todoku.model.fleet.ServerRole;

class FleetStoreTest {

	private static final Instant NOW = Instant.parse("2026-03-10T01:02:03Z");

	@TempDir
	Path workspace;

	@Test
	void aMissingFileIsAnEmptyFleetAndStaysMissing() throws IOException {
		Fleet fleet = new FleetStore(workspace).load();
		assertTrue(fleet.getServers().isEmpty());
		assertFalse(Files.exists(new FleetStore(workspace).file()));
	}

	@Test
	void everythingSavedComesBack() throws IOException {
		FleetStore store = new FleetStore(workspace.resolve("not/yet/there"));
		FleetEditing editing = new FleetEditing(store.load(), Clock.fixed(NOW, ZoneOffset.UTC));
		Server top = editing.addServer("WSUS01", List.of("a.todoku-snapshot", "日本"));
		Server leaf = editing.addServer("WSUS02", List.of());
		ServerGroup asia = editing.addGroup(null, "アジア");
		ServerGroup tokyo = editing.addGroup(asia, "Tokyo");
		editing.setUpstream(leaf, top);
		editing.setRole(leaf, ServerRole.REPLICA);
		editing.setDisconnected(leaf, true);
		editing.rename(leaf, "Tokyo leaf");
		editing.setNote(leaf, "line 1\nline 2 <&>");
		editing.putInto(tokyo, List.of(leaf));
		store.save(editing.fleet());

		Fleet read = store.load();
		Server topRead = read.getServers().get(0);
		Server leafRead = read.getServers().get(1);
		assertEquals(List.of("WSUS01", "WSUS02"), read.getServers().stream().map(Server::getName).toList());
		assertEquals(List.of("a.todoku-snapshot", "日本"), topRead.getSourcePaths());
		assertEquals(NOW, topRead.getAddedAt());
		assertEquals(top.getId(), topRead.getId());
		assertSame(topRead, leafRead.getUpstream());
		assertEquals(List.of(leafRead), topRead.getDownstreams());
		assertEquals(ServerRole.REPLICA, leafRead.getRole());
		assertTrue(leafRead.isDisconnected());
		assertEquals("Tokyo leaf", leafRead.getDisplayName());
		assertEquals("line 1\nline 2 <&>", leafRead.getNote());
		assertEquals("アジア", read.getGroups().getFirst().getName());
		assertEquals(List.of(leafRead), read.getGroups().getFirst().getSubgroups().getFirst().getServers());
	}

	@Test
	void savingLeavesTheFleetInItsResourceAndNoTemporaryFile() throws IOException {
		FleetStore store = new FleetStore(workspace);
		Fleet fleet = store.load();
		var resource = fleet.eResource();
		store.save(fleet);
		store.save(fleet);
		assertSame(resource, fleet.eResource());
		try (Stream<Path> files = Files.list(workspace)) {
			assertEquals(List.of(store.file()), files.toList());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "not xml", "<a/>", "<fleet:Fleet xmlns:fleet='urn:todoku:fleet:1' version='1'><servers",
			"<fleet:Server xmlns:fleet='urn:todoku:fleet:1' id='1'/>",
			"<fleet:Fleet xmlns:fleet='urn:todoku:fleet:1'><servers id='1' upstream='2'/></fleet:Fleet>",
			"<fleet:Fleet xmlns:fleet='urn:todoku:fleet:1'><islands/></fleet:Fleet>",
			"<fleet:Fleet xmlns:fleet='urn:todoku:fleet:1'><servers id='1' upstream='1'/></fleet:Fleet>",
			"<fleet:Fleet xmlns:fleet='urn:todoku:fleet:1'><servers id='1' addedAt='yesterday'/></fleet:Fleet>" })
	void whatIsNotAFleetIsRefusedAndLeftAlone(String content) throws IOException {
		assertRefused(Reason.UNREADABLE, content);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<fleet:Fleet xmlns:fleet='urn:todoku:fleet:1' version='2'/>",
			"<fleet:Fleet xmlns:fleet='urn:todoku:fleet:2' version='7'><islands/></fleet:Fleet>",
			"<fleet:Fleet xmlns:fleet='urn:todoku:fleet:1' version='2'><islands/></fleet:Fleet>" })
	void aFileOfALaterVersionIsRefusedAndLeftAlone(String content) throws IOException {
		assertRefused(Reason.NEWER, content);
	}

	private void assertRefused(Reason reason, String content) throws IOException {
		FleetStore store = new FleetStore(workspace);
		Files.writeString(store.file(), content);
		FleetException e = assertThrows(FleetException.class, store::load);
		assertEquals(reason, e.reason());
		assertTrue(String.valueOf(e.getMessage()).startsWith(store.file().toString()), e.getMessage());
		assertEquals(content, Files.readString(store.file()));
	}
}
