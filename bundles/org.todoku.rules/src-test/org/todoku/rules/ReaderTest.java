package org.todoku.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.todoku.core.Coded;
import org.todoku.core.SyncResult;
import org.todoku.core.UpdateType;

class ReaderTest {

    private final Reader english = new Reader(Locale.ENGLISH, ZoneOffset.UTC);
    private final Reader japanese = new Reader(Locale.JAPANESE, ZoneOffset.UTC);

    @Test
    void valuesOfAServerAreSaidInTheWordsOfTheReader() {
        assertEquals("cancelled", english.shown(Coded.of(SyncResult.CANCELED)));
        assertEquals("取り消し、成功", japanese.shown(List.of(Coded.of(SyncResult.CANCELED), Coded.of(SyncResult.SUCCEEDED))));
    }

    @Test
    void aValueWithoutAWordStaysAsTheServerWroteIt() {
        assertEquals("17", japanese.shown(Coded.parse(SyncResult.class, "17")));
        assertEquals("Software", japanese.shown(Coded.of(UpdateType.SOFTWARE)));
    }
}
