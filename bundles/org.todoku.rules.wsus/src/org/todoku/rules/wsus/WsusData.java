package org.todoku.rules.wsus;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.todoku.rules.data.DataKind;
import org.todoku.rules.data.DataPack;
import org.todoku.rules.data.PackReader;

/** The built-in data packs for plain Java use; in the workbench the same packs come from {@code plugin.xml}. */
public final class WsusData {

    private WsusData() {
    }

    /**
     * Every pack of this bundle.
     *
     * @throws IllegalStateException when a pack is missing or damaged
     */
    public static List<DataPack> all() {
        return Stream.of(DataKind.values()).map(kind -> read("data/" + kind.id() + ".json")).toList();
    }

    private static DataPack read(String file) {
        try (@Nullable InputStream in = WsusData.class.getResourceAsStream("/" + file)) {
            if (in == null) {
                throw new IllegalStateException("missing: " + file);
            }
            PackReader.Result result = PackReader.read(in, "org.todoku.rules.wsus", file);
            return result.pack().orElseThrow(() -> new IllegalStateException(result.problems().toString()));
        } catch (IOException e) {
            throw new IllegalStateException("cannot be read: " + file, e);
        }
    }
}
