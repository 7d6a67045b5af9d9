package org.todoku.rules.data;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads data packs: JSON files with a header (kind, format, date, source) and entries. A pack with an error is refused as a
 * whole, because half a table misleads; all its errors are reported. Fields that are not known are kept and are no error.
 */
public final class PackReader {

    private PackReader() {
    }

    /**
     * @param pack empty when it cannot be used
     * @param problems why; empty exactly when there is a pack
     */
    public record Result(Optional<DataPack> pack, List<PackProblem> problems) {

        public Result {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads one pack; does not close the stream.
     *
     * @param contributor bundle it comes from
     * @param file its path within the contributor
     */
    public static Result read(InputStream in, String contributor, String file) {
        List<PackProblem> problems = new ArrayList<>();
        try {
            Node root = Node.read(in);
            List<Fields.Wrong> wrong = new ArrayList<>();
            DataPack pack = pack(root, contributor, file, wrong);
            wrong.forEach(one -> problems.add(new PackProblem(contributor, file, one.at().line(), one.at().column(), one.reason())));
            problems.sort(Comparator.comparingInt(PackProblem::line).thenComparingInt(PackProblem::column));
            return new Result(problems.isEmpty() ? Optional.ofNullable(pack) : Optional.empty(), problems);
        } catch (Node.UnreadableException e) {
            return new Result(Optional.empty(), List.of(new PackProblem(contributor, file, e.line, e.column, e.reason())));
        } catch (IOException e) {
            return new Result(Optional.empty(), List.of(new PackProblem(contributor, file, 0, 0, "cannot be read: " + e)));
        }
    }

    private static @Nullable DataPack pack(Node root, String contributor, String file, List<Fields.Wrong> problems) {
        Fields header = new Fields(root, problems::add);
        if (root.members() == null) {
            return null;
        }
        String id = header.text("pack");
        int format = header.number("format", 1, Integer.MAX_VALUE);
        // what a later format means by its fields is not known, so nothing more is said about them
        if (format > DataKind.FORMAT) {
            header.wrong("format", id + " is of format " + format + ", newer than " + DataKind.FORMAT
                    + ", the newest that is understood here; the pack before it stays in force");
            return null;
        }
        LocalDate date = header.date("date");
        String source = header.text("source");
        Optional<DataKind> kind = DataKind.of(id);
        if (kind.isEmpty()) {
            if (!id.isBlank()) {
                header.wrong("pack", "unknown kind " + id);
            }
            return null;
        }
        if (!header.has("entries")) {
            header.wrong("entries", "is missing");
        }
        Set<String> ids = new HashSet<>();
        List<DataEntry> entries = header.objects("entries", fields -> {
            int before = problems.size();
            DataEntry entry = kind.get().read(fields);
            // the id of an entry with errors may be a stand-in
            if (problems.size() == before && !ids.add(entry.id())) {
                fields.wrong("id", "used twice: " + entry.id());
            }
            return entry;
        });
        return new DataPack(kind.get(), date, source, contributor, file, entries);
    }
}
