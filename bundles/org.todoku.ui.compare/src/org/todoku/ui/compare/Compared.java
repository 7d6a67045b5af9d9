package org.todoku.ui.compare;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.ServerState;
import org.todoku.core.compare.Setting;
import org.todoku.core.compare.SettingsComparison;
import org.todoku.core.compare.UpdateComparison;
import org.todoku.report.ComparisonWords;
import org.todoku.rules.Reader;
import org.todoku.store.FleetView;
import org.todoku.store.RemovedStateException;
import org.todoku.store.StateInfo;
import org.todoku.store.Workspace;
import org.todoku.ui.FleetBook;

/**
 * What the view shows, worked out in the background.
 *
 * @param columns what is compared, in order
 * @param settings all of them, equal ones too
 */
@NullMarked
record Compared(List<StateInfo> columns, UpdateComparison updates, List<Setting> settings, ComparisonWords words) {

    /** @throws CancellationException when a state was removed meanwhile, of which the view learns in its own way */
    static Compared of(Workspace workspace, List<StateInfo> columns, Reader reader) {
        FleetView view;
        try {
            view = workspace.view(columns);
        } catch (RemovedStateException e) {
            throw (CancellationException) new CancellationException(e.getMessage()).initCause(e);
        }
        List<ServerState> states = columns.stream().map(column -> state(view, column)).toList();
        return new Compared(columns, view.compare(states), SettingsComparison.of(states), new ComparisonWords(reader, states));
    }

    private static ServerState state(FleetView view, StateInfo column) {
        return view.servers().stream().filter(state -> state.key().equals(column.key()))
                .filter(state -> state.collectedAt().equals(column.collectedAt())).findFirst().orElseThrow();
    }

    List<ServerState> servers() {
        return updates.servers();
    }

    /** A heading for every column, as short as it is clear; of one server at several times with the time. */
    List<String> headings(FleetBook book) {
        List<ServerState> servers = servers();
        boolean each = servers.stream().map(ServerState::key).distinct().count() == servers.size();
        return each ? servers.stream().map(server -> book.shortName(server, servers)).toList() : words.columns();
    }

    /** Names of the servers whose lists do not prove absence; empty when all do. */
    String incomplete() {
        return servers().stream().filter(server -> !server.updatesComplete()).map(ServerState::server).distinct()
                .collect(Collectors.joining(", "));
    }
}
