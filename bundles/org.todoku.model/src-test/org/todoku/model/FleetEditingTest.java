package org.todoku.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

	@Test
	void severalChangesAreOneStepWithOneLabel() {
		ServerGroup one = editing.addGroup(null, "One");
		editing.putInto(one, List.of(leaf, top));
		editing.asOne("Tidy up", () -> {
			ServerGroup two = editing.addGroup(null, "Two");
			editing.moveInto(two, List.of(leaf));
			editing.rename(one, "First");
		});
		assertEquals("Tidy up", editing.undoLabel());
		assertEquals(List.of(top), one.getServers());
		editing.undo();
		assertEquals(List.of(leaf, top), one.getServers());
		assertEquals("One", one.getName());
		assertEquals(List.of(one), editing.groups());
		assertEquals("Tidy up", editing.redoLabel());
		editing.redo();
		assertEquals(List.of("First", "Two"), editing.groups().stream().map(ServerGroup::getName).toList());
	}

	@Test
	void aStepThatFailsLeavesNothingBehind() {
		assertThrows(IllegalArgumentException.class, () -> editing.asOne("Half", () -> {
			editing.addGroup(null, "Group");
			editing.addGroup(null, " ");
		}));
		assertTrue(editing.groups().isEmpty());
		editing.undo();
		assertNull(leaf.getUpstream(), "the last step is still the one before");
		editing.addGroup(null, "Later");
		assertEquals(1, editing.groups().size());
	}

	@Test
	void aServerThatIsMetIsNoStepAndKeepsWhatCanBeUndone() {
		editing.rename(leaf, "Branch");
		assertTrue(editing.met("NEW", List.of()));
		assertFalse(editing.met("new", List.of()));
		editing.undo();
		assertNull(leaf.getDisplayName());
		assertEquals(4, editing.fleet().getServers().size());
		editing.redo();
		assertEquals("Branch", leaf.getDisplayName());
	}

	@Test
	void aGroupMovesWithItsContentButNeverIntoItself() {
		ServerGroup world = editing.addGroup(null, "World");
		ServerGroup japan = editing.addGroup(null, "Japan");
		ServerGroup osaka = editing.addGroup(japan, "Osaka");
		editing.putInto(osaka, List.of(leaf));
		editing.moveGroup(japan, world);
		assertEquals(List.of(world, japan, osaka), editing.groups());
		assertThrows(IllegalArgumentException.class, () -> editing.moveGroup(world, osaka));
		assertThrows(IllegalArgumentException.class, () -> editing.moveGroup(world, world));
		editing.undo();
		assertEquals(List.of(world, japan), editing.fleet().getGroups());
		assertEquals(List.of(leaf), osaka.getServers());
		editing.redo();
		editing.moveGroup(japan, null);
		assertEquals(List.of(world, japan), editing.fleet().getGroups());
	}

	@Test
	void deedsOutsideTheFleetAreUndoneInTheirOrder() {
		List<String> done = new ArrayList<>();
		editing.also("Outside", () -> done.add("act"), () -> done.add("back"));
		editing.rename(leaf, "Branch");
		assertEquals(List.of("act"), done);
		editing.undo();
		assertEquals("Outside", editing.undoLabel());
		editing.undo();
		editing.redo();
		assertEquals(List.of("act", "back", "act"), done);
	}

	/** Random changes, undone to the start and done again to the end, give the same fleets. */
	@Test
	void anyChangesAreUndoneToTheStartAndRedoneToTheEnd() throws FleetException {
		for (int seed = 0; seed < 60; seed++) {
			Random random = new Random(seed);
			FleetEditing one = new FleetEditing(new FleetStore(Path.of("nowhere")).load(), Clock.systemUTC());
			for (String name : List.of("A", "B", "C", "D")) {
				one.met(name, List.of());
			}
			List<String> pictures = new ArrayList<>(List.of(picture(one)));
			for (int i = 0; i < 25; i++) {
				try {
					change(one, random);
				} catch (IllegalArgumentException e) {
					assertEquals(pictures.getLast(), picture(one), "a refused change changes nothing, seed " + seed);
				}
				if (!picture(one).equals(pictures.getLast())) {
					pictures.add(picture(one));
				}
			}
			String end = picture(one);
			while (one.canUndo()) {
				one.undo();
				assertTrue(pictures.contains(picture(one)), "seed " + seed);
			}
			assertEquals(pictures.getFirst(), picture(one), "seed " + seed);
			while (one.canRedo()) {
				one.redo();
			}
			assertEquals(end, picture(one), "seed " + seed);
		}
	}

	private static void change(FleetEditing one, Random random) {
		List<Server> servers = one.fleet().getServers();
		Server server = servers.get(random.nextInt(servers.size()));
		List<ServerGroup> groups = one.groups();
		ServerGroup group = groups.isEmpty() ? null : groups.get(random.nextInt(groups.size()));
		ServerGroup other = groups.isEmpty() || random.nextInt(3) == 0 ? null : groups.get(random.nextInt(groups.size()));
		switch (random.nextInt(7)) {
			case 0 -> one.rename(server, "S" + random.nextInt(9));
			case 1 -> one.asOne("new", () -> one.moveInto(one.addGroup(group, "G" + random.nextInt(9)), List.of(server)));
			case 2 -> one.moveInto(group, List.of(server, servers.get(0)));
			case 3 -> one.setNote(server, "N" + random.nextInt(9));
			default -> {
				if (group != null && random.nextInt(4) == 0) {
					one.remove(List.of(group));
				} else if (group != null) {
					one.moveGroup(group, other);
				}
			}
		}
	}

	private static String picture(FleetEditing one) {
		StringBuilder text = new StringBuilder();
		one.fleet().getServers().forEach(server -> text.append(server.getName()).append(server.getDisplayName()).append(server.getNote()));
		one.fleet().getGroups().forEach(group -> picture(group, text));
		return text.toString();
	}

	private static void picture(ServerGroup group, StringBuilder text) {
		text.append('(').append(group.getName());
		group.getServers().forEach(server -> text.append(' ').append(server.getName()));
		group.getSubgroups().forEach(inner -> picture(inner, text));
		text.append(')');
	}
}
