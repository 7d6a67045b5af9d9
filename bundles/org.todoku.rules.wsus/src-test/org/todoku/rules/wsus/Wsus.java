package org.todoku.rules.wsus;

import java.util.List;

import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.RuleRegistry;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.Judgement;
import org.todoku.rules.testkit.RuleCase;

/** The rules and tables of the product, read once for all tests. */
final class Wsus {

    static final DataPacks DATA = DataPacks.of(WsusData.all());
    static final List<RuleDescriptor> RULES = WsusRules.all();
    static final RuleRegistry REGISTRY = RuleRegistry.of(RULES, DATA);

    private Wsus() {
    }

    static Fleet fleet() {
        return new Fleet(DATA);
    }

    static Fleet fleet(RuleCase of) {
        return of.fleet(DATA);
    }

    static Judgement judge(String rule, Fleet fleet) {
        return Judgement.of(RULES, rule, fleet);
    }
}
