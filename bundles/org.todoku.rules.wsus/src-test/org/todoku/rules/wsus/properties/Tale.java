package org.todoku.rules.wsus.properties;

import org.todoku.rules.testkit.Fleet.Bend;
import org.todoku.rules.wsus.properties.GeneratedFleets.Cuts;

/** A fleet in words. */
sealed interface Tale permits Story, Broken {

    Facts facts(Bend... bends);

    /** The same with less that is known of it. */
    Facts less(Cuts cuts);
}
