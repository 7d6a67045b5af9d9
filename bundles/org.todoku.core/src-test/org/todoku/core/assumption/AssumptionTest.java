package org.todoku.core.assumption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;

class AssumptionTest {

    private static final UUID ID = UUID.fromString("71718f13-7324-4b0f-8f9e-2ca9dc978e53");

    @Property(tries = 200, seed = "5070000")
    void whatIsWrittenIsReadAgain(@ForAll @IntRange(min = 0, max = 5) int kind, @ForAll("titles") String title,
            @ForAll("servers") String server, @ForAll long low) {
        UUID id = new UUID(ID.getMostSignificantBits(), low);
        Assumption assumption = switch (kind) {
            case 0 -> new Assumption.Selected(server, new CategoryRef(id, title), CategoryType.PRODUCT);
            case 1 -> new Assumption.Selected(server, new CategoryRef(id, title), CategoryType.PRODUCT_FAMILY);
            case 2 -> new Assumption.Selected(server, new CategoryRef(id, title), CategoryType.CLASSIFICATION);
            case 3 -> new Assumption.Synchronised(server);
            case 4 -> new Assumption.Imported(server, id);
            default -> new Assumption.NotDeclined(server, id);
        };
        assertEquals(assumption, Assumption.parse(assumption.text()));
        assertEquals(1, assumption.text().lines().count());
    }

    @Provide
    Arbitrary<String> titles() {
        return Arbitraries.strings().withChars("aZ9 \"'&<>\n\t製品on").ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> servers() {
        return Arbitraries.strings().withChars("ab.-1").ofMinLength(1).ofMaxLength(12);
    }

    @Example
    void itIsOneLineThatSaysAll() {
        assertEquals("selected product " + ID + " \"Windows \"\"11\"\" on ARM\" on plant.example", new Assumption.Selected("plant.example",
                new CategoryRef(ID, "Windows \"11\"\non ARM"), CategoryType.PRODUCT).text());
        assertEquals("not-declined " + ID + " on plant.example", new Assumption.NotDeclined("plant.example", ID).text());
    }

    @Example
    void anythingElseIsRefused() {
        for (String wrong : new String[] { "", "selected", "selected product Windows 11 on plant", "imported KB5040000 on plant",
                "synchronised", "synchronised on ", "imported " + ID + " on", "selected company " + ID + " on plant" }) {
            assertThrows(IllegalArgumentException.class, () -> Assumption.parse(wrong), wrong);
        }
        assertThrows(IllegalArgumentException.class,
                () -> new Assumption.Selected("plant", new CategoryRef(null, "Windows 11"), CategoryType.PRODUCT));
    }
}
