package org.todoku.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

class NativeLibraryTest {

    @Test
    void cacheFolderOfTheUserOnEverySystem() {
        assertEquals(Path.of("/home/me/.cache/todoku/native"), NativeLibrary.folder("Linux", "/home/me", Map.of()));
        assertEquals(Path.of("/var/cache/me/todoku/native"),
                NativeLibrary.folder("Linux", "/home/me", Map.of("XDG_CACHE_HOME", "/var/cache/me")));
        assertEquals(Path.of("/Users/me/Library/Caches/todoku/native"), NativeLibrary.folder("Mac OS X", "/Users/me", Map.of()));
        assertEquals(Path.of("local", "todoku", "native"),
                NativeLibrary.folder("Windows Server 2022", "C:/Users/me", Map.of("LOCALAPPDATA", "local", "XDG_CACHE_HOME", "x")));
        assertNull(NativeLibrary.folder("Windows 11", "C:/Users/me", Map.of()));
        assertNull(NativeLibrary.folder("Linux", "", Map.of("XDG_CACHE_HOME", " ")));
    }
}
