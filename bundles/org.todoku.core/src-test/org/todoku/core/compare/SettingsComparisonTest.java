package org.todoku.core.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Fact;
import org.todoku.core.fleet.States;

class SettingsComparisonTest {

    private static Setting setting(String name, ServerState... servers) {
        return SettingsComparison.of(List.of(servers)).stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<Optional<?>> values(Setting setting) {
        return setting.values().stream().<Optional<?>>map(Fact::optional).toList();
    }

    @Test
    void serversThatFetchFromDifferentPlacesDiffer() {
        Setting upstream = setting("configuration.upstreamWsusServerName", States.server("a", "hq"), States.server("b", "lab"));
        assertEquals(List.of(Optional.of("hq"), Optional.of("lab")), values(upstream));
        assertTrue(upstream.differs());
    }

    @Test
    void whatIsNotToldIsNoDifference() {
        Setting upstream = setting("configuration.upstreamWsusServerName", States.server("a", "hq"), States.server("b", ""));
        assertEquals(List.of(Optional.of("hq"), Optional.empty()), values(upstream));
        assertFalse(upstream.differs());
    }

    @Test
    void aTickedFamilyTicksItsProductOnTheOtherServer() {
        CategoryRef family = new CategoryRef(States.FAMILY, "Windows");
        ServerState one = States.server("a", "", States.ticked(List.of(family), List.of()));
        ServerState two = States.server("b", "", States.ticked(List.of(States.PRODUCT), List.of()));
        List<Setting> boxes = SettingsComparison.of(List.of(one, two)).stream()
                .filter(each -> each.name().equals("subscription.products")).toList();
        assertEquals(List.of(family, States.PRODUCT), boxes.stream().map(Setting::subject).toList());
        assertTrue(boxes.get(0).differs(), "the family brings its future products too");
        assertFalse(boxes.get(1).differs());
    }

    @Test
    void aServerWithoutSubscriptionHasNothingUnticked() {
        ServerState one = States.server("a", "", States.ticked(List.of(States.PRODUCT), List.of(States.SECURITY)));
        Setting box = setting("subscription.products", one, States.server("b", ""));
        assertEquals(List.of(Optional.of(true), Optional.empty()), values(box));
        assertFalse(box.differs());
    }

    @Test
    void theSameProductWithAnotherTitleIsTheSame() {
        CategoryRef japanese = new CategoryRef(States.PRODUCT.id(), "ウィンドウズ 11");
        ServerState one = States.server("a", "", States.ticked(List.of(States.PRODUCT), List.of()));
        ServerState two = States.server("b", "", States.ticked(List.of(japanese), List.of()));
        assertEquals(List.of(Optional.of(true), Optional.of(true)), values(setting("subscription.products", one, two)));
    }
}
