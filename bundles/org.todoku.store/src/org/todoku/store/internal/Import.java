package org.todoku.store.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;

/**
 * Takes the updates of one state into the database inside the current transaction, and prepares the dictionary that will
 * be valid when the transaction was committed. The dictionary that readers use meanwhile is not touched.
 */
final class Import {

    private final Sql sql;
    private final Dictionary base;
    private final Listing.Builder listing = new Listing.Builder();

    private final List<CategoryRef> categories;
    private final Map<CategoryRef, Integer> categoryNumbers;
    private final List<List<CategoryRef>> productSets;
    private final Map<List<CategoryRef>, Integer> productSetNumbers;

    /** Blocks that are complete, of the dictionary or new; the rows of the last, incomplete one wait. */
    private final List<Block> blocks;
    private final List<Row> waiting = new ArrayList<>();
    private List<Long> waitingHashes = new ArrayList<>();
    private final Block tail;
    private final Map<Integer, CompletableFuture<byte[]>> packing = new TreeMap<>();
    private final Map<Dictionary.Key, Integer> fresh = new HashMap<>();
    private final Map<Integer, Map<Integer, Row>> changed = new TreeMap<>();
    private final Map<Integer, List<Long>> alsoSeen = new TreeMap<>();
    private final int firstDetail;
    private int nextDetail;
    private int size;

    Import(Sql sql, Dictionary base, int nextDetail) {
        this.sql = sql;
        this.base = base;
        this.firstDetail = nextDetail;
        this.nextDetail = nextDetail;
        this.size = base.size();
        this.categories = new ArrayList<>(base.categories());
        this.categoryNumbers = Dictionary.numbers(categories);
        this.productSets = new ArrayList<>(base.productSets());
        this.productSetNumbers = Dictionary.numbers(productSets);
        this.blocks = new ArrayList<>(base.blocks());
        boolean partial = !blocks.isEmpty() && blocks.get(blocks.size() - 1).count < Block.SIZE;
        this.tail = partial ? blocks.remove(blocks.size() - 1) : Block.EMPTY;
    }

    void accept(ServerUpdate update) throws SQLException {
        listing.add(ordinal(update.update()), update.presence());
    }

    private int ordinal(Update update) throws SQLException {
        long hash = ContentHash.of(update);
        int known = base.find(update.id(), update.revision());
        if (known >= 0) {
            if (!base.block(known).hasSeen(hash)) {
                join(known, update, hash);
            }
            return known;
        }
        var key = new Dictionary.Key(update.id().getMostSignificantBits(), update.id().getLeastSignificantBits(), update.revision(), 0);
        Integer here = fresh.get(key);
        if (here != null) {
            join(here, update, hash);
            return here;
        }
        int ordinal = size++;
        fresh.put(key, ordinal);
        waiting.add(row(update));
        waitingHashes.add(hash);
        if (size % Block.SIZE == 0) {
            seal();
        }
        return ordinal;
    }

    private Row row(Update update) throws SQLException {
        CategoryRef classification = update.classification();
        int products = productSet(update.products());
        int category = classification == null ? -1 : category(classification);
        int detail = nextDetail++;
        sql.addDetail(detail, UpdateCodec.write(update, products, category));
        return Row.of(update, products, category, detail);
    }

    private int category(CategoryRef ref) throws SQLException {
        Integer no = categoryNumbers.get(ref);
        if (no == null) {
            no = categories.size();
            sql.addCategory(no, UpdateCodec.writeRef(ref));
            categories.add(ref);
            categoryNumbers.put(ref, no);
        }
        return no;
    }

    private int productSet(List<CategoryRef> products) throws SQLException {
        Integer no = productSetNumbers.get(products);
        if (no == null) {
            List<Integer> members = new ArrayList<>();
            for (CategoryRef product : products) {
                members.add(category(product));
            }
            no = productSets.size();
            sql.addProductSet(no, UpdateCodec.writeSet(members));
            productSets.add(products);
            productSetNumbers.put(products, no);
        }
        return no;
    }

    /** Adds what a source says to a revision that is known. */
    private void join(int ordinal, Update update, long hash) throws SQLException {
        int detail = detailOf(ordinal);
        byte[] bytes = sql.detail(detail);
        if (bytes == null) {
            throw new DamagedException("no record " + detail);
        }
        Update known = UpdateCodec.read(bytes, this::productSetAt, this::categoryAt);
        Update joined = UpdateMerge.merge(known, update);
        List<Long> seen = alsoSeen.computeIfAbsent(ordinal >> Block.SHIFT, block -> new ArrayList<>());
        seen.add(hash);
        if (!joined.equals(known)) {
            if (detail < firstDetail) {
                sql.retireDetail(detail);
            } else {
                sql.removeDetail(detail);
            }
            seen.add(ContentHash.of(joined));
            changed.computeIfAbsent(ordinal >> Block.SHIFT, block -> new HashMap<>()).put(ordinal & Block.MASK, row(joined));
        }
    }

    private List<CategoryRef> productSetAt(int no) {
        return productSets.get(no);
    }

    private CategoryRef categoryAt(int no) {
        return categories.get(no);
    }

    private int detailOf(int ordinal) {
        int no = ordinal >> Block.SHIFT;
        int index = ordinal & Block.MASK;
        Row row = changed.getOrDefault(no, Map.of()).get(index);
        if (row != null) {
            return row.detail();
        }
        if (no < blocks.size()) {
            return blocks.get(no).detail(index);
        }
        return index < tail.count ? tail.detail(index) : waiting.get(index - waitingFrom()).detail();
    }

    /** Index in the incomplete block of the first row that waits. */
    private int waitingFrom() {
        return blocks.size() == base.size() >> Block.SHIFT ? tail.count : 0;
    }

    /** Makes a complete block of the rows that wait, so that they need not all be held. */
    private void seal() {
        Block begin = waitingFrom() == 0 ? Block.EMPTY : tail;
        Block block = begin.with(Map.of(), waiting, longs(waitingHashes));
        // packing takes a while and needs nothing of the transaction
        packing.put(blocks.size(), CompletableFuture.supplyAsync(block::write));
        blocks.add(block);
        waiting.clear();
        waitingHashes = new ArrayList<>();
    }

    private static long[] longs(@Nullable List<Long> values) {
        return values == null ? new long[0] : values.stream().mapToLong(Long::longValue).toArray();
    }

    /** Writes what is left. Call once, after the last update. */
    Result finish() throws SQLException {
        if (!waiting.isEmpty()) {
            seal();
        } else if (waitingFrom() > 0) {
            blocks.add(tail);
        }
        var dirty = new TreeSet<>(changed.keySet());
        dirty.addAll(alsoSeen.keySet());
        for (int no : dirty) {
            Block before = blocks.get(no);
            Block after = before.with(changed.getOrDefault(no, Map.of()), List.of(), longs(alsoSeen.get(no)));
            if (after.differs(before)) {
                blocks.set(no, after);
                packing.put(no, CompletableFuture.supplyAsync(after::write));
            }
        }
        for (Map.Entry<Integer, CompletableFuture<byte[]>> block : packing.entrySet()) {
            sql.putBlock(block.getKey(), block.getValue().join());
        }
        Listing list = listing.build();
        return new Result(dictionary(), list, listing.repeated(), nextDetail);
    }

    private Dictionary dictionary() {
        if (fresh.isEmpty() && changed.isEmpty() && blocks.equals(base.blocks())) {
            return base;
        }
        Dictionary.Key[] keys = new Dictionary.Key[fresh.size()];
        int count = 0;
        for (Map.Entry<Dictionary.Key, Integer> entry : fresh.entrySet()) {
            Dictionary.Key key = entry.getKey();
            keys[count++] = new Dictionary.Key(key.high(), key.low(), key.revision(), entry.getValue());
        }
        Arrays.sort(keys, Dictionary.Key::order);
        return new Dictionary(blocks, base.merged(keys), categories, productSets);
    }

    /**
     * @param repeated rows that named a revision again
     * @param nextDetail number for the next complete record
     */
    record Result(Dictionary dictionary, Listing listing, int repeated, int nextDetail) {
    }
}
