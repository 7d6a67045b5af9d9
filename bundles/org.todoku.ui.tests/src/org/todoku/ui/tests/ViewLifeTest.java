package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.Test;
import org.todoku.demo.DemoFleet;

/** Views are closed and opened again while the session goes on. */
@WorkbenchTest
class ViewLifeTest {

    private final Todoku todoku = new Todoku();

    @Test
    void aViewThatIsOpenedLaterShowsWhatTheOthersShow() {
        todoku.withDemo().ask(DemoFleet.TWO_CAUSES);
        todoku.select("plant.corp.example");
        todoku.diagnosis().answered("plant.corp.example");
        for (String view : FreshStart.VIEWS) {
            close(view);
        }
        for (String view : FreshStart.VIEWS) {
            todoku.show(view);
        }
        todoku.diagnosis().answered("plant.corp.example");
        assertTrue(todoku.syncLog().summary().startsWith("Failing since"), () -> todoku.syncLog().summary());
        Waiting.untilEquals("plant.corp.example", () -> todoku.matrix().server().getText());
        Waiting.until("the servers", () -> !todoku.servers().hierarchy().isEmpty(), () -> "none");
        todoku.search().query(DemoFleet.THERE).counted("3 updates");
    }

    @Test
    void aViewThatIsClosedInTheMiddleOfWorkIsMissedByNobody() {
        todoku.withDemo();
        todoku.search().query("cumulative");
        close(org.todoku.ui.ViewIds.SEARCH);
        todoku.ask(DemoFleet.TWO_CAUSES);
        close(org.todoku.ui.ViewIds.DIAGNOSIS);
        close(org.todoku.ui.ViewIds.MATRIX);
        todoku.session().leaveDemo();
        Waiting.until("the end of the demo", () -> todoku.session().view().servers().isEmpty(), () -> todoku.session().view().servers());
        for (String view : FreshStart.VIEWS) {
            todoku.show(view);
        }
    }

    private void close(String view) {
        IViewPart part = todoku.page().findView(view);
        if (part != null) {
            todoku.page().hideView(part);
        }
        Waiting.settle();
    }
}
