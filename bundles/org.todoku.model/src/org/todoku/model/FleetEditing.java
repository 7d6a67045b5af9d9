package org.todoku.model;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.edit.command.AddCommand;
import org.eclipse.emf.edit.command.DeleteCommand;
import org.eclipse.emf.edit.command.RemoveCommand;
import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.emf.edit.domain.AdapterFactoryEditingDomain;
import org.eclipse.emf.edit.domain.EditingDomain;
import org.eclipse.emf.edit.provider.ReflectiveItemProviderAdapterFactory;
import org.jspecify.annotations.Nullable;
import org.todoku.model.fleet.Fleet;
import org.todoku.model.fleet.FleetFactory;
import org.todoku.model.fleet.FleetPackage;
import org.todoku.model.fleet.Server;
import org.todoku.model.fleet.ServerGroup;
import org.todoku.model.fleet.ServerRole;

/**
 * Every change a user makes to a fleet, each one step of undo. A change that would break the fleet (two servers of one
 * name, a server upstream of itself) is refused with {@link IllegalArgumentException} and leaves it as it was.
 * Not thread-safe: one thread edits.
 */
public final class FleetEditing {

	private static final FleetPackage MODEL = FleetPackage.eINSTANCE;

	private final Fleet fleet;
	private final Clock clock;
	private final BasicCommandStack stack = new BasicCommandStack();
	private final EditingDomain domain;
	private @Nullable Step step;

	/** @param fleet a fleet in a resource, as {@link FleetStore#load()} gives it */
	public FleetEditing(Fleet fleet, Clock clock) {
		this.fleet = fleet;
		this.clock = clock;
		// A removal looks through this resource set for what refers to the removed.
		this.domain = new AdapterFactoryEditingDomain(new ReflectiveItemProviderAdapterFactory(), stack,
				fleet.eResource().getResourceSet());
	}

	public Fleet fleet() {
		return fleet;
	}

	/** Adds a server under the name it gives itself. */
	public Server addServer(String name, Collection<String> sourcePaths) {
		String wanted = required(name);
		if (fleet.getServers().stream().anyMatch(s -> s.getName().equalsIgnoreCase(wanted))) {
			throw new IllegalArgumentException("There is already a server named " + wanted);
		}
		Server server = made(wanted, sourcePaths);
		run(AddCommand.create(domain, fleet, MODEL.getFleet_Servers(), server));
		return server;
	}

	private Server made(String name, Collection<String> sourcePaths) {
		Server server = FleetFactory.eINSTANCE.createServer();
		server.setId(UUID.randomUUID().toString());
		server.setName(name);
		server.getSourcePaths().addAll(sourcePaths);
		server.setAddedAt(clock.instant());
		return server;
	}

	/**
	 * Adds a server that was met, not one that the user entered: that is no step, and what can be undone stays so. Nothing happens when
	 * there is one of this name.
	 *
	 * @return whether it is new
	 */
	public boolean met(String name, Collection<String> sourcePaths) {
		String wanted = required(name);
		if (fleet.getServers().stream().anyMatch(s -> s.getName().equalsIgnoreCase(wanted))) {
			return false;
		}
		// at the end: the places that are remembered for undo stay right
		fleet.getServers().add(made(wanted, sourcePaths));
		return true;
	}

	/** Adds a group at the top, or inside {@code parent}. */
	public ServerGroup addGroup(@Nullable ServerGroup parent, String name) {
		ServerGroup group = FleetFactory.eINSTANCE.createServerGroup();
		group.setName(required(name));
		run(parent == null
				? AddCommand.create(domain, fleet, MODEL.getFleet_Groups(), group)
				: AddCommand.create(domain, parent, MODEL.getServerGroup_Subgroups(), group));
		return group;
	}

	/** Gives a server the name the user calls it by; blank means its own name again. */
	public void rename(Server server, String displayName) {
		String name = displayName.strip();
		set(server, MODEL.getServer_DisplayName(), name.isEmpty() ? null : name);
	}

	public void rename(ServerGroup group, String name) {
		set(group, MODEL.getServerGroup_Name(), required(name));
	}

	public void setNote(Server server, String note) {
		set(server, MODEL.getServer_Note(), note.isBlank() ? null : note);
	}

	public void setRole(Server server, ServerRole role) {
		set(server, MODEL.getServer_Role(), role);
	}

	public void setDisconnected(Server server, boolean disconnected) {
		set(server, MODEL.getServer_Disconnected(), disconnected);
	}

	/** Remembers further files or folders a server was read from; those already known stay once. */
	public void addSourcePaths(Server server, Collection<String> paths) {
		List<String> fresh = paths.stream().distinct().filter(p -> !server.getSourcePaths().contains(p)).toList();
		if (!fresh.isEmpty()) {
			run(AddCommand.create(domain, server, MODEL.getServer_SourcePaths(), fresh));
		}
	}

	/** Sets where a server gets its updates from; null for Microsoft itself. */
	public void setUpstream(Server server, @Nullable Server upstream) {
		if (Upstreams.wouldLoop(server, upstream)) {
			throw new IllegalArgumentException(server.getName() + " would be upstream of itself");
		}
		set(server, MODEL.getServer_Upstream(), upstream);
	}

	/** Puts servers into a group; those already in it stay once. */
	public void putInto(ServerGroup group, Collection<Server> servers) {
		List<Server> fresh = servers.stream().distinct().filter(s -> !group.getServers().contains(s)).toList();
		if (!fresh.isEmpty()) {
			run(AddCommand.create(domain, group, MODEL.getServerGroup_Servers(), fresh));
		}
	}

	public void takeOut(ServerGroup group, Collection<Server> servers) {
		List<Server> present = servers.stream().distinct().filter(group.getServers()::contains).toList();
		if (!present.isEmpty()) {
			run(RemoveCommand.create(domain, group, MODEL.getServerGroup_Servers(), present));
		}
	}

	/**
	 * Puts servers into one group and takes them out of all others, as one step.
	 *
	 * @param group null for no group
	 */
	public void moveInto(@Nullable ServerGroup group, Collection<Server> servers) {
		asOne("", () -> {
			for (ServerGroup other : groups()) {
				if (other != group) {
					takeOut(other, servers);
				}
			}
			if (group != null) {
				putInto(group, servers);
			}
		});
	}

	/** All groups, each before the groups in it. */
	public List<ServerGroup> groups() {
		List<ServerGroup> all = new ArrayList<>();
		collect(fleet.getGroups(), all);
		return all;
	}

	private static void collect(List<ServerGroup> groups, List<ServerGroup> all) {
		for (ServerGroup group : groups) {
			all.add(group);
			collect(group.getSubgroups(), all);
		}
	}

	/**
	 * Moves a group with everything in it into another; into itself is refused.
	 *
	 * @param parent null for the top
	 */
	public void moveGroup(ServerGroup group, @Nullable ServerGroup parent) {
		EObject before = group.eContainer();
		EObject after = parent == null ? fleet : parent;
		if (before != after) {
			asOne("", () -> {
				run(RemoveCommand.create(domain, before, groupsOf(before), group));
				run(AddCommand.create(domain, after, groupsOf(after), group));
			});
		}
	}

	private static EStructuralFeature groupsOf(EObject owner) {
		return owner instanceof Fleet ? MODEL.getFleet_Groups() : MODEL.getServerGroup_Subgroups();
	}

	/**
	 * Does something outside the fleet that is undone and done again with the changes of the fleet, in their order.
	 *
	 * @param act called now and at every redo
	 */
	public void also(String label, Runnable act, Runnable undo) {
		run(new Deed(label, act, undo));
	}

	/**
	 * Makes all the changes one step.
	 *
	 * @param label what the user reads of it; of steps inside each other that of the outermost counts
	 * @throws IllegalArgumentException from the changes; those made before it are taken back
	 */
	public void asOne(String label, Runnable changes) {
		if (step != null) {
			changes.run();
			return;
		}
		Step made = new Step(label);
		step = made;
		try {
			changes.run();
		} catch (RuntimeException e) {
			made.undo();
			throw e;
		} finally {
			step = null;
		}
		if (!made.isEmpty()) {
			stack.execute(made);
		}
	}

	/** Removes servers and groups with everything that refers to them, as one step. Servers of a removed group stay. */
	public void remove(Collection<? extends EObject> things) {
		if (!things.isEmpty()) {
			run(DeleteCommand.create(domain, things));
		}
	}

	public boolean canUndo() {
		return stack.canUndo();
	}

	public boolean canRedo() {
		return stack.canRedo();
	}

	/** What {@link #undo()} would take back; empty where it has no label. */
	public String undoLabel() {
		Command command = stack.getUndoCommand();
		return command == null ? "" : command.getLabel();
	}

	/** What {@link #redo()} would do again; empty where it has no label. */
	public String redoLabel() {
		Command command = stack.getRedoCommand();
		return command == null ? "" : command.getLabel();
	}

	public void undo() {
		stack.undo();
	}

	public void redo() {
		stack.redo();
	}

	/** Whether there is a change since the last {@link #saved()}. */
	public boolean isDirty() {
		return stack.isSaveNeeded();
	}

	/** To be called when the fleet as it is now was written. */
	public void saved() {
		stack.saveIsDone();
	}

	/** Calls {@code listener} after every change, undo and redo. */
	public void onChange(Runnable listener) {
		stack.addCommandStackListener(event -> listener.run());
	}

	private void set(EObject owner, EStructuralFeature feature, @Nullable Object value) {
		if (!Objects.equals(owner.eGet(feature), value)) {
			run(SetCommand.create(domain, owner, feature, value == null ? SetCommand.UNSET_VALUE : value));
		}
	}

	private void run(Command command) {
		if (!command.canExecute()) {
			throw new IllegalArgumentException("This change is not possible on this fleet");
		}
		Step open = step;
		if (open == null) {
			stack.execute(command);
		} else {
			open.run(command);
		}
	}

	private static String required(String name) {
		String stripped = name.strip();
		if (stripped.isEmpty()) {
			throw new IllegalArgumentException("A name is needed");
		}
		return stripped;
	}
}
