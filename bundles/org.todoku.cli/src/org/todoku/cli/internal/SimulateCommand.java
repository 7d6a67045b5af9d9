package org.todoku.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.cli.ExitCodes;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.simulation.Advice;
import org.todoku.core.simulation.LeastChange;
import org.todoku.core.simulation.SelectionChange;
import org.todoku.core.simulation.Simulation;
import org.todoku.report.AdviceReports;
import org.todoku.report.SimulationReports;
import org.todoku.store.FleetView;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What ticking would bring in, or the smallest change that brings wanted updates. */
@picocli.CommandLine.Command(name = "simulate")
final class SimulateCommand extends Command {

    @Mixin
    FromOptions from = new FromOptions();

    @Option(names = "--product", paramLabel = "GUID|TITLE", descriptionKey = "simulate.product")
    List<String> products = new ArrayList<>();

    @Option(names = "--classification", paramLabel = "GUID|TITLE", descriptionKey = "simulate.classification")
    List<String> classifications = new ArrayList<>();

    @Option(names = "--untick", paramLabel = "GUID|TITLE", descriptionKey = "simulate.untick")
    List<String> untick = new ArrayList<>();

    @Option(names = "--want", paramLabel = "QUERY|@FILE", descriptionKey = "simulate.want")
    List<String> want = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.format")
    Format format = Format.text;

    @Option(names = { "-o", "--output" }, paramLabel = "FILE", descriptionKey = "option.output")
    @Nullable Path output;

    enum Format {
        text, json
    }

    SimulateCommand(Session session) {
        super(session);
    }

    @Override
    int run() throws Exception {
        boolean boxes = !products.isEmpty() || !classifications.isEmpty() || !untick.isEmpty();
        if (boxes == !want.isEmpty()) {
            throw new Failure(boxes ? "failure.boxes-and-want" : "failure.no-boxes");
        }
        if (from.servers.isEmpty() || !boxes && from.servers.size() > 1) {
            throw new Failure(boxes ? "failure.simulate-server" : "failure.want-server");
        }
        Wishes wishes = Wishes.read(want, session);
        try (Fleet fleet = Fleet.open(session, from)) {
            FleetView view = fleet.view();
            List<ServerState> servers = fleet.servers(view);
            return fleet.code(boxes ? simulate(view, servers) : advise(view, servers.get(0), wishes));
        }
    }

    private int simulate(FleetView view, List<ServerState> servers) throws Exception {
        SelectionChange change = change(new Boxes(view));
        List<Simulation> simulations = servers.stream().map(server -> Simulation.of(view, server, change)).toList();
        session.result(output, out -> {
            switch (format) {
                case text -> SimulationReports.text(simulations, session.reader(), out);
                case json -> {
                    if (simulations.size() == 1) {
                        SimulationReports.json(simulations.get(0), out);
                    } else {
                        SimulationReports.json(simulations, out);
                    }
                }
            }
        });
        return simulations.stream().anyMatch(Simulation::impossible) ? ExitCodes.UNDECIDED : ExitCodes.CLEAR;
    }

    private SelectionChange change(Boxes boxes) throws Failure {
        List<CategoryRef> products = new ArrayList<>();
        for (String name : this.products) {
            products.add(boxes.product(name));
        }
        List<CategoryRef> classifications = new ArrayList<>();
        for (String name : this.classifications) {
            classifications.add(boxes.classification(name));
        }
        List<CategoryRef> productsOff = new ArrayList<>();
        List<CategoryRef> classificationsOff = new ArrayList<>();
        for (String name : untick) {
            if (boxes.isClassification(name)) {
                classificationsOff.add(boxes.classification(name));
            } else {
                productsOff.add(boxes.product(name));
            }
        }
        return new SelectionChange(products, classifications, productsOff, classificationsOff);
    }

    private int advise(FleetView view, ServerState server, Wishes wishes) throws Exception {
        Wishes.Found found = wishes.find(view);
        Advice advice = LeastChange.of(view, server, found.updates());
        session.result(output, out -> {
            switch (format) {
                case text -> AdviceReports.text(advice, found.unknown(), session.reader(), out);
                case json -> AdviceReports.json(advice, found.unknown(), session.reader(), out);
            }
        });
        return code(advice, found);
    }

    private static int code(Advice advice, Wishes.Found found) {
        boolean undecided = !found.unknown().isEmpty();
        for (Advice.Wanted wanted : advice.wanted()) {
            if (wanted.outcome() == Advice.Outcome.UNDECIDED) {
                undecided = true;
            } else if (!wanted.outcome().arrives()) {
                return ExitCodes.BLOCKED;
            }
        }
        return undecided ? ExitCodes.UNDECIDED : ExitCodes.CLEAR;
    }
}
