package org.todoku.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;

/**
 * Where the driver unpacks its native library. The temporary folder, its default, is mounted without permission to execute
 * on many hardened machines; the cache folder of the user is not. The system property {@code org.sqlite.tmpdir} overrules it.
 */
final class NativeLibrary {

    private static final String FOLDER = "org.sqlite.tmpdir";
    private static final Logger LOG = Logger.getLogger(NativeLibrary.class.getName());

    private NativeLibrary() {
    }

    static void prepare() {
        if (System.getProperty(FOLDER) != null) {
            return;
        }
        Path folder = folder(System.getProperty("os.name", ""), System.getProperty("user.home", ""), System.getenv());
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            if (Files.isWritable(folder)) {
                System.setProperty(FOLDER, folder.toString());
            }
        } catch (IOException | SecurityException e) {
            LOG.log(Level.FINE, "the native library is unpacked to the temporary folder, not to " + folder, e);
        }
    }

    /** The cache folder of the user; null when there is none. */
    static @Nullable Path folder(String system, String home, Map<String, String> environment) {
        String lower = system.toLowerCase(Locale.ROOT);
        String named = environment.get(lower.startsWith("windows") ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        if (named != null && !named.isBlank()) {
            return Path.of(named, "todoku", "native");
        }
        if (home.isBlank() || lower.startsWith("windows")) {
            return null;
        }
        return lower.startsWith("mac") ? Path.of(home, "Library", "Caches", "todoku", "native")
                : Path.of(home, ".cache", "todoku", "native");
    }
}
