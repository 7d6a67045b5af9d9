package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.swt.widgets.Link;
import org.junit.jupiter.api.Test;
import org.todoku.demo.DemoFleet;

@WorkbenchTest
class DemoExamplesTest {

    private final Todoku todoku = new Todoku();

    @Test
    void everyExampleSaysWhatItShows() {
        DiagnosisPage diagnosis = todoku.withDemo().diagnosis();
        List<String> links = IntStream.range(0, DemoFleet.showcase().size())
                .mapToObj(i -> Widgets.textOf(Widgets.waitFor(diagnosis.content(), "diagnosis.example." + i, Link.class))).toList();
        assertEquals(List.of(
                DemoFleet.PRODUCT_NOT_TICKED + ": missing, because its product is not ticked",
                DemoFleet.CATALOGUE_ONLY + ": missing, because it was never published to WSUS",
                DemoFleet.SYNCHRONISATION_FAILS + ": missing on one server, because its synchronisation fails",
                DemoFleet.TWO_CAUSES + ": missing on one server, for two reasons at once",
                DemoFleet.ON_ITS_WAY + ": not on every server yet, because it is still on its way",
                DemoFleet.THERE + ": simply there"), links);
    }
}
