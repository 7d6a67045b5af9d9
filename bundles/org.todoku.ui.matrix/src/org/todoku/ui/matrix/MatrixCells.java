package org.todoku.ui.matrix;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.SubscriptionMatrix;
import org.todoku.core.fleet.SubscriptionMatrix.Counting;
import org.todoku.core.fleet.SubscriptionMatrix.Kind;
import org.todoku.core.fleet.SubscriptionMatrix.Row;
import org.todoku.core.fleet.SubscriptionMatrix.Spread;
import org.todoku.core.fleet.Tally;
import org.todoku.rules.Reader;
import org.todoku.ui.HarmlessText;
import org.todoku.ui.Tone;

/** The words and tones of the cells, of one server and of many together. Not known is never said as not ticked. */
@NullMarked
final class MatrixCells {

    /** Stands for the column that says whether the product itself is ticked. */
    static final int TICK = -1;

    private static final int BARE = 36;
    private static final int TICKED = 54;
    private static final int UPDATES = 54;
    private static final int NEWEST = 72;
    private static final String SEPARATOR = " · ";
    private static final int LONGEST = 400;

    private final MatrixState state;
    private final Set<Part> parts;
    private final Reader reader;
    private final DateTimeFormatter days;
    /** What was painted before is painted again and again, and looks at every server. For the UI thread. */
    private final Map<Integer, String> said = new HashMap<>();
    private final Map<Integer, Tone> toned = new HashMap<>();

    MatrixCells(MatrixState state, Set<Part> parts, Reader reader) {
        this.state = state;
        this.parts = parts.isEmpty() ? EnumSet.of(Part.TICKED) : EnumSet.copyOf(parts);
        this.reader = reader;
        this.days = DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(reader.locale()).withZone(reader.zone());
    }

    /** The title of a category, fit to be shown. */
    static String name(CategoryRef category, String otherwise) {
        String title = HarmlessText.cut(HarmlessText.line(category.shown()), LONGEST);
        return title.isBlank() ? otherwise : title;
    }

    String product(Line line, boolean collapsed) {
        if (line.isClassifications()) {
            return Messages.Matrix_classificationLine;
        }
        Row row = state.row(line);
        String fold = row.kind() != Kind.FAMILY ? "" : row.end() == row.number() + 1 ? "▫ " : collapsed ? "▸ " : "▾ ";
        String name = row.kind() == Kind.NONE ? Messages.Matrix_noProduct : name(row.category(), Messages.Matrix_noTitle);
        // what has the same title is told apart by the beginning of its GUID
        String which = state.now().twins(row.number()).isEmpty() ? "" : row.category().guid()
                .map(id -> " [" + id.toString().substring(0, 8) + "]").orElse("");
        return "    ".repeat(Math.min(row.depth(), 8)) + fold + name + which;
    }

    private static Tri tick(SubscriptionMatrix matrix, Line line, int column, int server) {
        return line.isClassifications() ? column == TICK ? Tri.UNKNOWN : matrix.classificationTicked(column, server)
                : column == TICK ? matrix.ticked(line.row(), server) : matrix.selected(line.row(), column, server);
    }

    static Spread spread(SubscriptionMatrix matrix, Line line, int column) {
        return line.isClassifications() ? matrix.classificationTicked(column)
                : column == TICK ? matrix.ticked(line.row()) : matrix.selected(line.row(), column);
    }

    private boolean family(Line line) {
        return !line.isClassifications() && state.row(line).kind() == Kind.FAMILY;
    }

    /** Whether a cell has nothing to say at all. */
    private static boolean nothing(Line line, int column) {
        return line.isClassifications() && column == TICK;
    }

    Tri ticked(Line line, int column, int server) {
        return tick(state.then(), line, column, server);
    }

    String text(Line line, int column, int server) {
        if (nothing(line, column)) {
            return "";
        }
        List<String> words = new ArrayList<>();
        if (parts.contains(Part.TICKED) || line.isClassifications() || column == TICK) {
            words.add(tickWord(line, column, server));
        }
        if (!line.isClassifications() && column != TICK) {
            counts(state.now().tally(line.row(), column, server), state.now().counting(server), words);
        }
        return String.join(SEPARATOR, words);
    }

    private String tickWord(Line line, int column, int server) {
        Tri before = tick(state.now(), line, column, server);
        Tri after = tick(state.then(), line, column, server);
        if (before != after) {
            return after == Tri.YES ? Messages.Matrix_wouldBeTicked : Messages.Matrix_wouldBeUnticked;
        }
        if (family(line) && after == Tri.NO) {
            boolean possible = column == TICK || state.then().classificationTicked(column, server) == Tri.YES;
            Spread below = state.then().below(line.row(), server);
            return possible && below.yes() > 0 ? some(below) : word(after, column == TICK);
        }
        if (column != TICK && state.needed(line, column)) {
            return needed(after);
        }
        return word(after, column == TICK || line.isClassifications());
    }

    private static String needed(Tri tick) {
        return switch (tick) {
            case YES -> Messages.Matrix_neededHere;
            case NO -> Messages.Matrix_neededMissing;
            case UNKNOWN -> Messages.Matrix_neededUnknown;
        };
    }

    private String some(Spread spread) {
        String some = NLS.bind(Messages.Matrix_of, number(spread.yes()), number(spread.all()));
        return spread.unknown() == 0 ? some : NLS.bind(Messages.Matrix_andUnknown, some, number(spread.unknown()));
    }

    /** @param inWords whether "not ticked" is spelled out; in the many cells of a matrix a dash is easier to read */
    static String word(Tri ticked, boolean inWords) {
        return switch (ticked) {
            case YES -> Messages.Matrix_ticked;
            case NO -> inWords ? Messages.Matrix_notTicked : "–";
            case UNKNOWN -> Messages.Matrix_unknown;
        };
    }

    private void counts(@Nullable Tally tally, Counting counting, List<String> words) {
        if (parts.contains(Part.UPDATES)) {
            String count = count(tally == null ? 0 : tally.updates(), counting);
            if (!count.isEmpty()) {
                words.add(count);
            }
        }
        Instant newest = tally == null ? null : tally.newest();
        if (parts.contains(Part.NEWEST) && newest != null) {
            words.add(days.format(newest));
        }
    }

    private String count(long updates, Counting counting) {
        return switch (counting) {
            case EXACT -> updates == 0 ? "" : number(updates);
            case AT_LEAST -> NLS.bind(Messages.Matrix_atLeast, number(updates));
            case UNKNOWN -> "?";
        };
    }

    private String number(long value) {
        return reader.shown(value);
    }

    Tone tone(Line line, int column, int server) {
        if (nothing(line, column)) {
            return Tone.PLAIN;
        }
        Tri after = tick(state.then(), line, column, server);
        if (tick(state.now(), line, column, server) != after) {
            return Tone.NOTICE;
        }
        if (after == Tri.NO && column != TICK && state.needed(line, column)) {
            return Tone.BAD;
        }
        if (!parts.contains(Part.TICKED) && column != TICK && !line.isClassifications()) {
            return after == Tri.UNKNOWN ? Tone.UNKNOWN : Tone.PLAIN;
        }
        return tone(after);
    }

    static Tone tone(Tri ticked) {
        return switch (ticked) {
            case YES -> Tone.GOOD;
            case NO -> Tone.ABSENT;
            case UNKNOWN -> Tone.UNKNOWN;
        };
    }

    /** The cell of all servers together: on how many it is ticked, the least and the most updates, the newest arrival. */
    String together(Line line, int column) {
        return said.computeIfAbsent(number(line, column), any -> writeTogether(line, column));
    }

    private int number(Line line, int column) {
        int row = line.isClassifications() ? 0 : line.row() + 1;
        return row * (state.now().classifications().size() + 1) + column + 1;
    }

    private String writeTogether(Line line, int column) {
        if (nothing(line, column)) {
            return "";
        }
        List<String> words = new ArrayList<>();
        if (parts.contains(Part.TICKED) || line.isClassifications() || column == TICK) {
            Spread after = spread(state.then(), line, column);
            String said = family(line) && after.yes() == 0 ? belowTogether(line, column) : together(after);
            if (!spread(state.now(), line, column).equals(after)) {
                said = NLS.bind(Messages.Matrix_before, said, together(spread(state.now(), line, column)));
            } else if (column != TICK && state.needed(line, column) && after.no() > 0) {
                said = NLS.bind(Messages.Matrix_neededOn, said);
            }
            words.add(said);
        }
        if (!line.isClassifications() && column != TICK) {
            countsTogether(line.row(), column, words);
        }
        return String.join(SEPARATOR, words);
    }

    /** How many products below a family are ticked, on the server with the fewest and on that with the most. */
    private String belowTogether(Line line, int column) {
        int least = Integer.MAX_VALUE;
        int most = -1;
        int all = 0;
        for (int server = 0; server < state.servers().size(); server++) {
            Spread below = state.then().below(line.row(), server);
            Tri possible = column == TICK ? Tri.YES : state.then().classificationTicked(column, server);
            all = below.all();
            if (below.unknown() < all && possible != Tri.UNKNOWN) {
                int ticked = possible == Tri.YES ? below.yes() : 0;
                least = Math.min(least, ticked);
                most = Math.max(most, ticked);
            }
        }
        return most < 0 ? Messages.Matrix_unknown : most == 0 ? "–"
                : NLS.bind(Messages.Matrix_of, least == most ? number(most) : NLS.bind(Messages.Matrix_range, number(least), number(most)),
                        number(all));
    }

    private String together(Spread spread) {
        return spread.no() == spread.all() ? "–" : spread.unknown() == spread.all() ? Messages.Matrix_unknown : some(spread);
    }

    private void countsTogether(int row, int column, List<String> words) {
        long least = Long.MAX_VALUE;
        long most = 0;
        boolean exact = true;
        boolean known = false;
        Instant newest = null;
        for (int server = 0; server < state.servers().size(); server++) {
            Counting counting = state.now().counting(server);
            Tally tally = state.now().tally(row, column, server);
            long updates = tally == null ? 0 : tally.updates();
            exact &= counting == Counting.EXACT;
            if (counting != Counting.UNKNOWN) {
                known = true;
                least = Math.min(least, updates);
                most = Math.max(most, updates);
            }
            Instant one = tally == null ? null : tally.newest();
            newest = newest == null || one != null && one.isAfter(newest) ? one : newest;
        }
        if (parts.contains(Part.UPDATES)) {
            String range = least == most ? number(most) : NLS.bind(Messages.Matrix_range, number(least), number(most));
            if (!known) {
                words.add("?");
            } else if (most > 0 || !exact) {
                words.add(exact ? range : NLS.bind(Messages.Matrix_atLeast, range));
            }
        }
        if (parts.contains(Part.NEWEST) && newest != null) {
            words.add(days.format(newest));
        }
    }

    Tone togetherTone(Line line, int column) {
        return toned.computeIfAbsent(number(line, column), any -> findTone(line, column));
    }

    private Tone findTone(Line line, int column) {
        if (nothing(line, column)) {
            return Tone.PLAIN;
        }
        Spread after = spread(state.then(), line, column);
        if (!spread(state.now(), line, column).equals(after)) {
            return Tone.NOTICE;
        }
        if (after.no() > 0 && column != TICK && state.needed(line, column)) {
            return Tone.BAD;
        }
        return after.differs() ? Tone.NOTICE : after.unknown() > 0 ? Tone.UNKNOWN : after.yes() > 0 ? Tone.GOOD : Tone.ABSENT;
    }

    Tone productTone(Line line) {
        return line.isClassifications() || state.oddities().serious(line.row()).isEmpty() ? Tone.PLAIN : Tone.NOTICE;
    }

    /** Whether it is ticked, in words; of a family also how many of its products are. */
    String tick(Line line, int column, int server) {
        Tri tick = ticked(line, column, server);
        String said = word(tick, true);
        if (!family(line) || tick != Tri.NO) {
            return said;
        }
        return NLS.bind(Messages.Details_below, said, some(state.then().below(line.row(), server)));
    }

    /** How wide columns of one server must be for what the cells say. */
    int width() {
        return BARE + (parts.contains(Part.TICKED) ? TICKED : 0) + (parts.contains(Part.UPDATES) ? UPDATES : 0)
                + (parts.contains(Part.NEWEST) ? NEWEST : 0);
    }

    /** What is there on one server, in a sentence. */
    String count(Line line, int column, int server) {
        Tally tally = state.now().tally(line.row(), column, server);
        long updates = tally == null ? 0 : tally.updates();
        Instant newest = tally == null ? null : tally.newest();
        String said = switch (state.now().counting(server)) {
            case EXACT -> NLS.bind(Messages.Matrix_updates, number(updates));
            case AT_LEAST -> NLS.bind(Messages.Matrix_updatesAtLeast, number(updates));
            case UNKNOWN -> Messages.Matrix_updatesUnknown;
        };
        return newest == null ? said : said + ' ' + NLS.bind(Messages.Matrix_newest, reader.shown(newest));
    }

    /** The tooltip of a cell of one server. */
    String hint(Line line, int column, int server) {
        if (nothing(line, column)) {
            return "";
        }
        String where = state.single().isPresent() ? "" : state.servers().get(server).server() + "\n";
        String what = title(line, column);
        String said = where + what + ": " + word(tick(state.then(), line, column, server), true) + ".";
        return line.isClassifications() || column == TICK ? said : said + "\n" + count(line, column, server);
    }

    /** What a cell is about. */
    String title(Line line, int column) {
        String product = line.isClassifications() ? "" : state.row(line).kind() == Kind.NONE ? Messages.Matrix_noProduct
                : name(state.row(line).category(), Messages.Matrix_noTitle);
        String classification = column == TICK ? "" : name(state.classification(column), Messages.Matrix_noClassification);
        return product.isEmpty() || classification.isEmpty() ? product + classification : product + " × " + classification;
    }

    /** The tooltip of a product: its whole title, its GUID, and why it stands out. */
    String productHint(Line line) {
        if (line.isClassifications()) {
            return Messages.Matrix_classificationHint;
        }
        List<String> said = new ArrayList<>(List.of(title(line, TICK)));
        state.row(line).category().guid().ifPresent(id -> said.add(id.toString()));
        said.addAll(state.oddities().serious(line.row()));
        said.addAll(state.oddities().remarks(line.row()));
        return String.join("\n", said);
    }
}
