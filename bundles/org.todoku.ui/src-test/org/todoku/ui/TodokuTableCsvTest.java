package org.todoku.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

class TodokuTableCsvTest {

    private static String csv(String... rows) throws IOException {
        var out = new StringBuilder();
        TableTexts.csv(List.of(Column.<String>of("a", "Title", 10, row -> row),
                Column.<String>of("b", "Length", 10, row -> "" + row.length())),
                List.of(rows), out);
        return out.toString();
    }

    @Test
    void quotesWhatASpreadsheetWouldTearApart() throws IOException {
        assertEquals("Title,Length\r\n\"a, \"\"b\"\"\",6\r\n", csv("a, \"b\""));
    }

    @Test
    void aTitleCannotBeAFormula() throws IOException {
        assertEquals("Title,Length\r\n'=1+1,4\r\n'@x,2\r\n'-x,2\r\n", csv("=1+1", "@x", "-x"));
        assertEquals("Title,Length\r\n'  =1,4\r\n'＝1,2\r\n'\t=1,3\r\n", csv("  =1", "＝1", "\t=1"));
    }
}
