package org.todoku.rules.wsus;

import java.util.function.Consumer;

import org.todoku.rules.wsus.testing.Fleet;
import org.todoku.rules.wsus.testing.Judgement.Kind;

/**
 * One situation and what one rule must say of it.
 *
 * @param variant text variant expected
 * @param scene builds the fleet; the first server named is asked about KB5040000 unless the scene asks otherwise
 */
record RuleCase(String rule, Kind kind, String variant, String what, Consumer<Fleet> scene) {

    static RuleCase applies(String rule, String variant, String what, Consumer<Fleet> scene) {
        return new RuleCase(rule, Kind.APPLIES, variant, what, scene);
    }

    static RuleCase ruledOut(String rule, String variant, String what, Consumer<Fleet> scene) {
        return new RuleCase(rule, Kind.RULED_OUT, variant, what, scene);
    }

    static RuleCase undecided(String rule, String what, Consumer<Fleet> scene) {
        return new RuleCase(rule, Kind.UNDECIDED, "", what, scene);
    }

    static RuleCase silent(String rule, String what, Consumer<Fleet> scene) {
        return new RuleCase(rule, Kind.NOT_APPLICABLE, "", what, scene);
    }

    Fleet fleet() {
        Fleet fleet = new Fleet();
        scene.accept(fleet);
        return fleet;
    }

    @Override
    public String toString() {
        return rule + " " + kind + (variant.isEmpty() ? "" : " (" + variant + ")") + ": " + what;
    }
}
