package org.todoku.rules.data;

import java.time.LocalDate;
import java.util.List;

/**
 * One file of data, free of errors.
 *
 * @param date of the knowledge in it; of several packs of a kind the newest counts
 * @param source where the knowledge comes from, for people
 * @param contributor bundle it comes from
 * @param file its path within the contributor
 * @param entries in the order of the file
 */
public record DataPack(DataKind kind, LocalDate date, String source, String contributor, String file, List<DataEntry> entries) {

    public DataPack {
        entries = List.copyOf(entries);
    }
}
