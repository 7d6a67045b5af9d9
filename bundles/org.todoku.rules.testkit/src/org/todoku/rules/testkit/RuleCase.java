package org.todoku.rules.testkit;

import java.util.function.Consumer;

import org.todoku.rules.data.DataPacks;
import org.todoku.rules.testkit.Judgement.Kind;

/**
 * One situation and what one rule must say of it.
 *
 * @param variant text variant expected
 * @param scene builds the fleet; the first server named is asked about KB5040000 unless the scene asks otherwise
 */
public record RuleCase(String rule, Kind kind, String variant, String what, Consumer<Fleet> scene) {

    public static RuleCase applies(String rule, String variant, String what, Consumer<Fleet> scene) {
        return new RuleCase(rule, Kind.APPLIES, variant, what, scene);
    }

    public static RuleCase ruledOut(String rule, String variant, String what, Consumer<Fleet> scene) {
        return new RuleCase(rule, Kind.RULED_OUT, variant, what, scene);
    }

    public static RuleCase undecided(String rule, String what, Consumer<Fleet> scene) {
        return new RuleCase(rule, Kind.UNDECIDED, "", what, scene);
    }

    public static RuleCase silent(String rule, String what, Consumer<Fleet> scene) {
        return new RuleCase(rule, Kind.NOT_APPLICABLE, "", what, scene);
    }

    /** The scene, built anew. */
    public Fleet fleet(DataPacks data) {
        Fleet fleet = new Fleet(data);
        scene.accept(fleet);
        return fleet;
    }

    @Override
    public String toString() {
        return rule + " " + kind + (variant.isEmpty() ? "" : " (" + variant + ")") + ": " + what;
    }
}
