package org.todoku.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.todoku.cli.ExitCodes;
import org.todoku.core.ServerState;
import org.todoku.core.compare.Setting;
import org.todoku.core.compare.SettingsComparison;
import org.todoku.core.compare.UpdateComparison;
import org.todoku.report.ComparisonPart;
import org.todoku.report.ComparisonReports;
import org.todoku.store.FleetView;
import org.todoku.store.StateInfo;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Updates, settings and approvals that differ between servers, or between two dates of one server. */
@picocli.CommandLine.Command(name = "compare")
final class CompareCommand extends Command {

    @Mixin
    FromOptions from = new FromOptions();

    @Option(names = "--since", paramLabel = "INSTANT", descriptionKey = "compare.since")
    @Nullable String since;

    @Option(names = "--part", paramLabel = "PART", descriptionKey = "compare.part")
    @Nullable ComparisonPart part;

    @Option(names = "--limit", paramLabel = "N", descriptionKey = "option.limit", defaultValue = "50")
    int limit;

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.format")
    ListFormat format = ListFormat.text;

    @Option(names = { "-o", "--output" }, paramLabel = "FILE", descriptionKey = "option.output")
    @Nullable Path output;

    CompareCommand(Session session) {
        super(session);
    }

    @Override
    int run() throws Exception {
        if (limit < 1) {
            throw new Failure("failure.limit", limit);
        }
        try (Fleet fleet = Fleet.open(session, from)) {
            FleetView newest = fleet.view();
            List<ServerState> chosen = fleet.servers(newest);
            List<StateInfo> dates = chosen.size() == 1 ? dates(fleet, chosen.get(0)) : List.of();
            if (since != null && chosen.size() != 1) {
                throw new Failure("failure.since-needs-one", newest.servers());
            }
            if (chosen.size() == 1 && dates.isEmpty()) {
                throw new Failure("failure.nothing-to-compare", chosen.get(0));
            }
            FleetView view = dates.isEmpty() ? newest : fleet.workspace().view(dates);
            List<ServerState> columns = dates.isEmpty() ? chosen : dates.stream().map(date -> state(view, date)).toList();
            List<Setting> settings = SettingsComparison.of(columns);
            UpdateComparison updates = view.compare(columns);
            ComparisonPart only = part;
            Set<ComparisonPart> parts = only == null ? EnumSet.allOf(ComparisonPart.class) : EnumSet.of(only);
            session.result(output, out -> {
                switch (format) {
                    case text -> ComparisonReports.text(settings, updates, parts, limit, session.reader(), out);
                    case json -> ComparisonReports.json(settings, updates, parts, limit, session.reader(), out);
                    case csv -> csv(settings, updates, out);
                }
            });
            // what one lists and an incomplete list does not is neither a difference nor none
            return fleet.code(parts.contains(ComparisonPart.updates) && updates.undecided() > 0 ? ExitCodes.UNDECIDED : ExitCodes.CLEAR);
        }
    }

    /** A table has one kind of rows: updates, unless settings are asked for. */
    private void csv(List<Setting> settings, UpdateComparison updates, Appendable out) throws IOException {
        if (part == ComparisonPart.settings) {
            ComparisonReports.csv(settings, updates.servers(), session.reader(), out);
        } else {
            ComparisonReports.csv(updates, session.reader(), out);
        }
    }

    /** The state of one server before, and the one that is asked about; empty when there is none before. */
    private List<StateInfo> dates(Fleet fleet, ServerState newest) throws Failure {
        List<StateInfo> all = fleet.workspace().states().stream().filter(state -> state.kind() == newest.kind())
                .filter(state -> state.key().equals(newest.key())).toList();
        String text = since;
        Instant limit = text == null ? newest.collectedAt().minusNanos(1)
                : FromOptions.moment("--since", text, session.surroundings().zone());
        Optional<StateInfo> before = all.stream().filter(state -> !state.collectedAt().isAfter(limit))
                .filter(state -> state.collectedAt().isBefore(newest.collectedAt())).max(Comparator.comparing(StateInfo::collectedAt));
        Optional<StateInfo> now = all.stream().filter(state -> state.collectedAt().equals(newest.collectedAt())).findFirst();
        return before.isPresent() && now.isPresent() ? List.of(before.get(), now.get()) : List.of();
    }

    private static ServerState state(FleetView view, StateInfo date) {
        return view.servers().stream().filter(state -> state.collectedAt().equals(date.collectedAt())).findFirst().orElseThrow();
    }
}
