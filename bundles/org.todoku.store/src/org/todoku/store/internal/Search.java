package org.todoku.store.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.StateKind;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.Asked;
import org.todoku.core.fleet.CategoryNames;
import org.todoku.core.query.Days;
import org.todoku.core.query.StateWord;
import org.todoku.core.query.Term;
import org.todoku.core.query.Unjudged;
import org.todoku.core.query.UpdateQuery;

/**
 * Answers queries to one view. What a term says of all updates is kept for the terms that were asked last, at most 250 KB for each
 * million updates and term; everything else is made when a query first needs it. Safe for many threads.
 */
final class Search {

    private static final int VERDICTS = 32;

    private final Dictionary dictionary;
    private final List<KeptState> states;
    private final List<ServerState> servers;
    private final long[][] newest;
    private final Supplier<OlderRevisions> older;
    private final Supplier<byte[]> standings;
    private final TextSearch texts;
    private final Map<Key, Verdict> verdicts = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable Prepared prepared;
    private @Nullable Arrivals arrivals;
    private @Nullable Arrivals narrowed;
    private List<Integer> narrowedTo = List.of();

    /** @param standings see {@link Standings} */
    Search(Dictionary dictionary, List<KeptState> states, long[][] newest, Supplier<OlderRevisions> older, Supplier<byte[]> standings) {
        this.dictionary = dictionary;
        this.states = states.stream().sorted(Comparator.comparing((KeptState kept) -> kept.info().key())).toList();
        this.servers = this.states.stream().map(KeptState::state).filter(state -> state.kind() == StateKind.SERVER).toList();
        this.newest = newest;
        this.older = older;
        this.standings = standings;
        this.texts = new TextSearch(dictionary);
    }

    /** @param chosen places of the servers asked about; empty for a term that asks about none */
    private record Key(Term term, List<Integer> chosen) {
    }

    FleetIndex.Found search(UpdateQuery query, int limit) {
        Asked asked = Asked.of(query, servers);
        List<Term> text = asked.terms().stream().filter(TextSearch::isText).toList();
        long[][] certain = newest;
        long[][] possible = newest;
        for (Term term : asked.terms()) {
            if (!TextSearch.isText(term)) {
                Verdict verdict = verdict(term, asked.chosen());
                certain = Bits.and(certain, verdict.yes());
                possible = Bits.and(possible, Bits.or(verdict.yes(), verdict.unknown()));
            }
        }
        long[][] found = texts.matches(text, possible);
        if (text.size() == asked.terms().size()) {
            return new FleetIndex.Found(TextSearch.first(dictionary, found, limit), TextSearch.count(found), Unjudged.NOTHING);
        }
        long[][] hits = Bits.and(found, certain);
        long total = TextSearch.count(hits);
        return new FleetIndex.Found(TextSearch.first(dictionary, hits, limit), total, asked.unjudged(TextSearch.count(found) - total,
                states.stream().map(KeptState::state).toList(), this::tellsCves));
    }

    /** Makes what terms of every kind need before the first of them can be answered. */
    void prepare() {
        dictionary.newestFirst();
        search(UpdateQuery.of(List.of(new Term.State(StateWord.READY), new Term.State(StateWord.APPROVED), new Term.Superseded(false),
                new Term.Arrived(new Days(LocalDate.EPOCH, null)))), 0);
    }

    private Verdict verdict(Term term, List<ServerState> chosen) {
        if (term instanceof Term.Not not) {
            return verdict(not.term(), chosen).not(newest);
        }
        boolean onServers = term instanceof Term.State || term instanceof Term.Arrived;
        Key key = new Key(term, onServers ? IntStream.range(0, states.size())
                .filter(place -> chosen.stream().anyMatch(state -> state == states.get(place).state())).boxed().toList() : List.of());
        synchronized (verdicts) {
            Verdict known = verdicts.get(key);
            if (known != null) {
                return known;
            }
        }
        Verdict verdict = made(key);
        synchronized (verdicts) {
            verdicts.put(key, verdict);
            if (verdicts.size() > VERDICTS) {
                verdicts.remove(verdicts.keySet().iterator().next());
            }
        }
        return verdict;
    }

    private Verdict made(Key key) {
        return switch (key.term()) {
            case Term.Product product -> {
                Function<CategoryRef, Tri> judge = prepared().names.product(product.name());
                yield byColumn(Block::products, dictionary.productSets().size(), set -> product(judge, set));
            }
            case Term.Classification named -> {
                Function<CategoryRef, Tri> judge = prepared().names.classification(named.name());
                yield byColumn(Block::classification, dictionary.categories().size(), no -> classification(judge, no));
            }
            case Term.Created created -> created(created.days());
            case Term.Superseded superseded -> superseded(superseded.superseded() ? Tri.YES : Tri.NO);
            case Term.Cve cve -> {
                RoaringBitmap told = prepared().told;
                yield new Verdict(told.isEmpty() ? Bits.none(newest.length) : Bits.and(newest, everyMark(Row.mark(cve.id()))),
                        Bits.andNot(newest, Bits.of(told, newest.length)));
            }
            case Term.State state when state.word() == StateWord.NOT_EVERYWHERE ->
                anywhere(StateWord.PRESENT, key.chosen()).and(anywhere(StateWord.ABSENT, key.chosen()));
            case Term.State state -> anywhere(state.word(), key.chosen());
            case Term.Arrived arrived -> arrivals(key.chosen()).on(arrived.days());
            default -> throw new IllegalArgumentException("no column tells " + key.term());
        };
    }

    /** What is needed to ask servers, made once. */
    private static final class Prepared {

        private final CategoryNames names;
        private final RoaringBitmap all;
        private final RoaringBitmap odd;
        private final RoaringBitmap told;
        private final List<ServerSets> sets;

        Prepared(Search search) {
            names = new CategoryNames(search.states.stream().map(KeptState::state).toList());
            all = Bits.bitmap(search.newest);
            odd = Bits.bitmap(search.everyMark(Row.ODD_PUBLICATION));
            told = RoaringBitmap.and(all, Bits.bitmap(search.everyMark(Row.CVES_TOLD)));
            OlderRevisions older = search.older.get();
            sets = search.states.parallelStream().map(kept -> new ServerSets(kept, all, older)).toList();
        }
    }

    private synchronized Prepared prepared() {
        Prepared made = prepared;
        if (made == null) {
            made = new Prepared(this);
            prepared = made;
        }
        return made;
    }

    private Verdict anywhere(StateWord word, List<Integer> chosen) {
        Prepared all = prepared();
        ServerSets.Sum yes = new ServerSets.Sum(all.all, newest.length);
        ServerSets.Sum unknown = new ServerSets.Sum(all.all, newest.length);
        chosen.forEach(place -> all.sets.get(place).add(word, all.odd, yes, unknown));
        return Verdict.of(yes.bits(), unknown.bits());
    }

    /** Those of all servers are kept, and those of the servers that were chosen last. */
    private synchronized Arrivals arrivals(List<Integer> chosen) {
        boolean all = chosen.size() == servers.size();
        Arrivals known = all ? arrivals : chosen.equals(narrowedTo) ? narrowed : null;
        if (known == null) {
            Prepared made = prepared();
            known = new Arrivals(dictionary.size(), chosen.stream().map(made.sets::get).toList(), made.all, newest);
            if (all) {
                arrivals = known;
            } else {
                narrowed = known;
                narrowedTo = chosen;
            }
        }
        return known;
    }

    private boolean tellsCves(ServerState state) {
        Prepared all = prepared();
        return all.sets.stream().anyMatch(sets -> sets.state() == state && RoaringBitmap.intersects(sets.present(), all.told));
    }

    private long[][] everyMark(String mark) {
        long[][] result = Bits.none(newest.length);
        for (int no = 0; no < result.length; no++) {
            dictionary.blocks().get(no).kbArticles.find(mark, result[no], result[no]);
        }
        return result;
    }

    private Tri product(Function<CategoryRef, Tri> judge, int set) {
        List<CategoryRef> products = dictionary.productSet(set);
        return products.isEmpty() ? Tri.UNKNOWN : products.stream().map(judge).reduce(Tri.NO, Tri::or);
    }

    private Tri classification(Function<CategoryRef, Tri> judge, int no) {
        return no < 0 ? Tri.UNKNOWN : judge.apply(dictionary.category(no));
    }

    /** Reads a number from a column. */
    @FunctionalInterface
    private interface Column {
        int of(Block block, int index);
    }

    /** @param judge asked once for each number from -1 on that occurs */
    private Verdict byColumn(Column column, int numbers, IntFunction<Tri> judge) {
        int[] known = new int[numbers + 1];
        Arrays.fill(known, -1);
        return each((block, no) -> index -> {
            int at = column.of(block, index) + 1;
            if (known[at] < 0) {
                known[at] = judge.apply(at - 1).ordinal();
            }
            return known[at];
        });
    }

    private Verdict created(Days days) {
        Instant end = days.end();
        long from = Row.ticks(days.first());
        long until = end == null ? Long.MAX_VALUE : Row.ticks(end);
        return each((block, no) -> index -> {
            long time = block.created(index);
            return (time == Row.NO_TIME ? Tri.UNKNOWN : time >= from && time < until ? Tri.YES : Tri.NO).ordinal();
        });
    }

    private Verdict superseded(Tri wanted) {
        byte[] all = standings.get();
        return each((block, no) -> index -> {
            Tri told = Standings.superseded(all[no << Block.SHIFT | index]);
            return (told == Tri.UNKNOWN ? Tri.UNKNOWN : told == wanted ? Tri.YES : Tri.NO).ordinal();
        });
    }

    /** Judges the updates of a block by their index in it; the answer is the number of a {@link Tri}. */
    @FunctionalInterface
    private interface Judge {
        IntUnaryOperator of(Block block, int no);
    }

    private Verdict each(Judge judge) {
        long[][] yes = Bits.none(newest.length);
        long[][] unknown = Bits.none(newest.length);
        for (int no = 0; no < newest.length; no++) {
            IntUnaryOperator judged = judge.of(dictionary.blocks().get(no), no);
            for (int word = 0; word < Block.WORDS; word++) {
                for (long rest = newest[no][word]; rest != 0; rest &= rest - 1) {
                    int told = judged.applyAsInt(word << 6 | Long.numberOfTrailingZeros(rest));
                    if (told == Tri.YES.ordinal()) {
                        yes[no][word] |= Long.lowestOneBit(rest);
                    } else if (told == Tri.UNKNOWN.ordinal()) {
                        unknown[no][word] |= Long.lowestOneBit(rest);
                    }
                }
            }
        }
        return new Verdict(yes, unknown);
    }
}
