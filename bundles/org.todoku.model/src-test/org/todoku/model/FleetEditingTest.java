package org.todoku.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todoku.model.fleet.Server;
import org.todoku.model.fleet.ServerGroup;

class FleetEditingTest {

	private FleetEditing editing;
	private Server top;
	private Server middle;
	private Server leaf;

	@BeforeEach
	void threeServersInARow() throws FleetException {
		editing = new FleetEditing(new FleetStore(Path.of("nowhere")).load(), Clock.systemUTC());
		top = editing.addServer("TOP", List.of("a"));
		middle = editing.addServer("MIDDLE", List.of());
		leaf = editing.addServer("LEAF", List.of());
		editing.setUpstream(middle, top);
		editing.setUpstream(leaf, middle);
	}

	@Test
	void aLoopOfAnyLengthIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> editing.setUpstream(top, top));
		assertThrows(IllegalArgumentException.class, () -> editing.setUpstream(top, middle));
		assertThrows(IllegalArgumentException.class, () -> editing.setUpstream(top, leaf));
		assertNull(top.getUpstream());
		editing.setUpstream(leaf, top);
		assertEquals(List.of(middle, leaf), top.getDownstreams());
	}

	@Test
	void undoAndRedoTakeOneChangeAtATime() {
		editing.rename(leaf, "  Branch office ");
		assertEquals("Branch office", leaf.getDisplayName());
		editing.undo();
		assertNull(leaf.getDisplayName());
		assertSame(middle, leaf.getUpstream());
		editing.undo();
		assertNull(leaf.getUpstream());
		assertTrue(middle.getDownstreams().isEmpty());
		editing.redo();
		editing.redo();
		assertEquals("Branch office", leaf.getDisplayName());
		assertFalse(editing.canRedo());
	}

	@Test
	void removingAServerTakesItOutOfGroupsAndChainsAndUndoBringsAllBack() {
		ServerGroup group = editing.addGroup(null, "Japan");
		editing.putInto(group, List.of(middle, leaf, leaf));
		editing.remove(List.of(middle));
		assertEquals(List.of(top, leaf), editing.fleet().getServers());
		assertEquals(List.of(leaf), group.getServers());
		assertNull(leaf.getUpstream());
		assertTrue(top.getDownstreams().isEmpty());
		editing.undo();
		assertEquals(List.of(top, middle, leaf), editing.fleet().getServers());
		assertEquals(List.of(middle, leaf), group.getServers());
		assertSame(middle, leaf.getUpstream());
		assertSame(top, middle.getUpstream());
	}

	@Test
	void removingAGroupKeepsItsServers() {
		ServerGroup group = editing.addGroup(null, "Japan");
		ServerGroup inner = editing.addGroup(group, "Tokyo");
		editing.putInto(inner, List.of(leaf));
		editing.rename(inner, "Osaka");
		assertEquals("Osaka", inner.getName());
		editing.remove(List.of(group));
		assertTrue(editing.fleet().getGroups().isEmpty());
		assertEquals(3, editing.fleet().getServers().size());
	}

	@Test
	void takingOutOfAGroupConcernsOnlyThatGroup() {
		ServerGroup one = editing.addGroup(null, "One");
		ServerGroup two = editing.addGroup(null, "Two");
		editing.putInto(one, List.of(leaf, top));
		editing.putInto(two, List.of(leaf));
		editing.takeOut(one, List.of(leaf, middle));
		assertEquals(List.of(top), one.getServers());
		assertEquals(List.of(leaf), two.getServers());
	}

	@Test
	void namesAreNeededAndUnique() {
		assertThrows(IllegalArgumentException.class, () -> editing.addServer(" ", List.of()));
		assertThrows(IllegalArgumentException.class, () -> editing.addServer("top", List.of()));
		assertThrows(IllegalArgumentException.class, () -> editing.addGroup(null, ""));
		assertEquals(3, editing.fleet().getServers().size());
	}

	@Test
	void aChangeThatChangesNothingIsNoStep() {
		AtomicInteger changes = new AtomicInteger();
		editing.onChange(changes::incrementAndGet);
		editing.setUpstream(leaf, middle);
		editing.setNote(leaf, " ");
		editing.addSourcePaths(top, List.of("a"));
		editing.putInto(editing.addGroup(null, "G"), List.of());
		assertEquals(1, changes.get());
	}

	@Test
	void dirtyFollowsSavingAndUndo() {
		editing.saved();
		assertFalse(editing.isDirty());
		editing.addSourcePaths(top, List.of("a", "b", "b"));
		assertEquals(List.of("a", "b"), top.getSourcePaths());
		assertTrue(editing.isDirty());
		editing.undo();
		assertFalse(editing.isDirty());
	}
}
