package org.todoku.intake.internal.powershell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Decides for every file whether its dates have the month or the day first: by dates that exist in one order only,
 * then by the other files of the same export, and if nothing helps month first, as Windows writes it by default.
 */
final class DateOrder {

    private record Waiting(DateText.Ordered date, Consumer<Instant> receiver) {
    }

    /** Dates of one file. */
    private static final class OneFile {
        private final String name;
        private final List<Waiting> waiting = new ArrayList<>();
        private long monthFirst;
        private long dayFirst;

        OneFile(String name) {
            this.name = name;
        }
    }

    private final List<OneFile> files = new ArrayList<>();

    /** What follows belongs to this file. */
    void file(String name) {
        files.add(new OneFile(name));
    }

    void add(DateText.Ordered date, Consumer<Instant> receiver) {
        OneFile file = files.get(files.size() - 1);
        boolean month = DateText.valid(date, false);
        boolean day = DateText.valid(date, true);
        if (month && day && date.first() != date.second()) {
            file.waiting.add(new Waiting(date, receiver));
            return;
        }
        if (month != day) {
            file.monthFirst += month ? 1 : 0;
            file.dayFirst += day ? 1 : 0;
        }
        receiver.accept(date.at(!month));
    }

    /** Hands out all dates that waited. */
    void decide(Findings findings) {
        boolean anyMonthFirst = files.stream().anyMatch(file -> file.monthFirst > 0);
        boolean anyDayFirst = files.stream().anyMatch(file -> file.dayFirst > 0);
        for (OneFile file : files) {
            boolean dayFirst;
            boolean certain;
            if (file.monthFirst > 0 != file.dayFirst > 0) {
                dayFirst = file.dayFirst > 0;
                certain = true;
            } else {
                certain = file.monthFirst == 0 && anyMonthFirst != anyDayFirst;
                dayFirst = certain && anyDayFirst;
            }
            if (!certain && !file.waiting.isEmpty()) {
                DateText.Ordered first = file.waiting.get(0).date();
                findings.odd(file.name, 0, "date.ambiguous",
                        first.first() + "/" + first.second() + "/" + first.year() + " (" + file.waiting.size() + ")");
            }
            for (Waiting waiting : file.waiting) {
                waiting.receiver().accept(waiting.date().at(dayFirst));
            }
            file.waiting.clear();
        }
    }
}
