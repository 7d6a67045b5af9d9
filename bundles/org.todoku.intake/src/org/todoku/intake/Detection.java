package org.todoku.intake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.todoku.intake.internal.powershell.PowerShellExports;

/** What a file is, by what is in it. */
enum Detection {

    SNAPSHOT, EXPORT,
    /** A log of WSUS or Configuration Manager, which says something only beside a list of updates. */
    LOG,
    /** Something that accompanies data and is left alone, such as a README. */
    COMPANION, UNKNOWN;

    private static final String EXTENSION = ".todoku-snapshot";
    private static final String MANIFEST = "manifest.json";
    private static final Pattern LOGS = Pattern.compile("(.*[-_. ])?((softwaredistribution|change)\\.log(\\.old)?|wsyncmgr\\.lo[g_])");

    static Detection of(Path file) throws IOException {
        byte[] head = head(file);
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
            // A damaged snapshot has no table of contents, but still its beginning; the reader will say what is wrong with it.
            return startsWithManifest(head) || name.endsWith(EXTENSION) || containsManifest(file) ? SNAPSHOT : UNKNOWN;
        }
        if (LOGS.matcher(name).matches()) {
            return LOG;
        }
        if (PowerShellExports.recognises(file)) {
            return EXPORT;
        }
        if (name.endsWith(EXTENSION)) {
            return SNAPSHOT;
        }
        return isCompanion(name) ? COMPANION : UNKNOWN;
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(64);
        }
    }

    /** The first local header of a ZIP file: 30 bytes, of which 26 and 27 give the length of the name that follows. */
    private static boolean startsWithManifest(byte[] head) {
        return head.length >= 30 + MANIFEST.length() && head[26] == MANIFEST.length() && head[27] == 0
                && new String(head, 30, MANIFEST.length(), StandardCharsets.US_ASCII).equals(MANIFEST);
    }

    private static boolean containsManifest(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return zip.getEntry(MANIFEST) != null;
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isCompanion(String name) {
        return name.startsWith("readme") || name.startsWith("license") || name.startsWith("licence") || name.startsWith("sources")
                || name.endsWith(".txt") || name.endsWith(".md") || name.endsWith(".ps1");
    }
}
