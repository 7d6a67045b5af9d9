package org.todoku.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodedTest {

    @ParameterizedTest
    @CsvSource({ "UssNotFound,USS_NOT_FOUND", "6,USS_NOT_FOUND", "localdbconnectfail,LOCAL_DB_CONNECT_FAIL",
            "17,INCOMPATIBLE_PROTOCOL_VERSION_ON_USS", "ProxyError,PROXY_ERROR" })
    void namesAndNumbersOfTheApiAreRead(String text, SyncError expected) {
        assertTrue(Coded.parse(SyncError.class, text).is(expected));
    }

    @Test
    void anUnknownValueIsKeptAsItStands() {
        Coded<SyncError> coded = Coded.parse(SyncError.class, "99");
        assertTrue(coded.recognised().isEmpty());
        assertEquals("99", coded.text());
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        for (SyncError error : SyncError.values()) {
            assertEquals(Coded.of(error), Coded.parse(SyncError.class, Coded.of(error).text()));
        }
        for (ReadyState state : ReadyState.values()) {
            assertEquals(Coded.of(state), Coded.parse(ReadyState.class, Integer.toString(state.number())));
        }
    }
}
