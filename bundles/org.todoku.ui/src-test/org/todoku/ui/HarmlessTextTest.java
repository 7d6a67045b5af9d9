package org.todoku.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HarmlessTextTest {

    @Test
    void lettersThatWouldMoveOthersAreMadeVisible() {
        assertEquals("\uFFFDgnp.exe \u2407 \u2400", HarmlessText.line("\u202Egnp.exe \u0007 \u0000"));
        assertEquals("a b c d", HarmlessText.line("a\nb\r\nc\td").replace("  ", " "));
        assertEquals("a\nb\nc", HarmlessText.lines("a\r\nb\rc"));
    }

    @Test
    void textsOfAllLanguagesStayAsTheyAre() {
        for (String text : new String[] { "", "2026-07 Cumulative Update", "累積更新プログラム", "تحديث أمني", "עדכון", "𠮷野家", "e\u0301" }) {
            assertSame(text, HarmlessText.line(text));
        }
    }

    @Test
    void cutsNoLetterInTwo() {
        assertEquals("𠮷…", HarmlessText.cut("𠮷𠮷", 2));
        assertEquals("𠮷…", HarmlessText.cut("𠮷𠮷", 3));
        assertEquals("abc", HarmlessText.cut("abc", 3));
    }

    @Test
    void longTextsAreBrokenBetweenWords() {
        assertEquals("one two \nthree \nfour", HarmlessText.wrapped("one two three four", 8));
        assertEquals("one\ntwo", HarmlessText.wrapped("one\ntwo", 8));
        assertEquals("", HarmlessText.wrapped("", 8));
    }

    @Property(tries = 200, seed = "2026045")
    void breakingLosesNothing(@ForAll String text) {
        assertEquals(text.replace("\n", ""), HarmlessText.wrapped(text, 5).replace("\n", ""));
    }

    @Test
    void nothingHarmfulIsLeft() {
        for (int letter = 0; letter < 0x10000; letter++) {
            String line = HarmlessText.line("a" + (char) letter + "b");
            int harmless = line.length() == 3 ? line.charAt(1) : ' ';
            int type = Character.getType(harmless);
            boolean moves = switch (Character.getDirectionality(harmless)) {
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING, Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING, Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT, Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE, Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> true;
                default -> false;
            };
            assertTrue(!moves && type != Character.CONTROL && type != Character.LINE_SEPARATOR && type != Character.PARAGRAPH_SEPARATOR,
                    "U+" + Integer.toHexString(letter));
        }
    }

    @Property(tries = 200, seed = "2026046")
    void cleaningOnceIsEnough(@ForAll String text) {
        String line = HarmlessText.line(text);
        assertTrue(line.length() <= text.length());
        assertEquals(line, HarmlessText.line(line));
    }
}
