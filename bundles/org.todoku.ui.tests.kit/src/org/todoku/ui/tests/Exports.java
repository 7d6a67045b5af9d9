package org.todoku.ui.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Files as {@code GetUpdates() | Select-Object … | Export-Csv} writes them on a server: a list of updates and nothing else. */
final class Exports {

    static final String KB = "5099034";

    private static final String HEADER = "\"CreationDate\",\"KBNumber\",\"Title\",\"UpdateId\",\"CompanyTitles\","
            + "\"ProductFamilyTitles\",\"Category\","
            + "\"UpdateClassificationTitle\",\"UpdateType\",\"PublicationState\",\"State\",\"IsLatestRevision\","
            + "\"IsApproved\",\"IsDeclined\","
            + "\"IsSuperseded\"";

    private Exports() {
    }

    /** An export of a server whose name is the file's. */
    static Path write(Path folder, String server, int updates) {
        Path file = folder.resolve(server + ".csv");
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("\uFEFF" + HEADER + "\r\n");
            for (int i = 0; i < updates; i++) {
                int number = Integer.parseInt(KB) + i;
                String name = i % 2 == 0 ? "Windows 10" : "Windows Server 2016";
                out.write("\"7/" + (1 + i % 28) + "/2026 5:00:00 PM\",\"" + number + "\",\"2026-07 Cumulative Update for " + name
                        + " for x64-based Systems (KB" + number + ")\",\""
                        + new UUID(0x7000L + i, i) + "\",\"Microsoft\",\"Windows\",\"" + name
                        + "\",\"Security Updates\",\"Software\",\"Published\",\"Ready\",\"True\",\"" + (i % 3 == 0 ? "True" : "False")
                        + "\",\"False\",\"False\"\r\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
