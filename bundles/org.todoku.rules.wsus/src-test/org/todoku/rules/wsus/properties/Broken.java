package org.todoku.rules.wsus.properties;

import org.todoku.rules.testkit.Fleet.Bend;
import org.todoku.rules.wsus.properties.GeneratedFleets.Cuts;

/** A healthy estate in which one thing went wrong. */
record Broken(Fault fault, Estate estate) implements Tale {

    @Override
    public Facts facts(Bend... bends) {
        Scene scene = scene();
        for (Bend bend : bends) {
            scene.fleet.bend(bend);
        }
        return scene.facts();
    }

    @Override
    public Facts less(Cuts cuts) {
        return scene().facts(cuts.words());
    }

    private Scene scene() {
        Scene scene = new Scene(fault.in(estate));
        fault.does().accept(scene);
        return scene;
    }
}
