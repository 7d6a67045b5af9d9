package org.todoku.store.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.todoku.core.query.Term;

/** Finds the updates that match a query by looking through the words of all titles. */
final class TextSearch {

    /** From so many blocks on it pays to use several processors. */
    private static final int PARALLEL_FROM = 4;
    /** More are not kept in a heap. */
    private static final int MOST_SORTED = 5_000;

    private final Dictionary dictionary;

    TextSearch(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** Whether this class looks for such terms. */
    static boolean isText(Term term) {
        return term instanceof Term.Text || term instanceof Term.Kb || term instanceof Term.Guid
                || term instanceof Term.Not not && isText(not.term());
    }

    /**
     * Bits of the ordinals that match, by block.
     *
     * @param terms those that are texts
     * @param candidates bits of the ordinals that count, by block
     */
    long[][] matches(List<Term> terms, long[][] candidates) {
        List<Term> texts = new ArrayList<>();
        long[][] from = candidates;
        for (Term term : terms) {
            if (term instanceof Term.Guid guid) {
                from = only(from, guid.id());
            } else if (term instanceof Term.Not not && not.term() instanceof Term.Guid guid) {
                from = Bits.andNot(from, only(from, guid.id()));
            } else {
                texts.add(term);
            }
        }
        if (texts.isEmpty()) {
            return from;
        }
        // long words first: they usually leave little for the others to look at
        texts.sort(Comparator.comparingInt(TextSearch::length).reversed());
        long[][] begin = from;
        long[][] result = new long[begin.length][];
        IntStream blocks = IntStream.range(0, begin.length);
        (begin.length >= PARALLEL_FROM ? blocks.parallel() : blocks)
                .forEach(no -> result[no] = matches(dictionary.blocks().get(no), texts, begin[no]));
        return result;
    }

    private long[][] only(long[][] from, UUID id) {
        long[][] result = new long[from.length][Block.WORDS];
        for (int ordinal : dictionary.revisions(id)) {
            int no = ordinal >> Block.SHIFT;
            int word = (ordinal & Block.MASK) >> 6;
            result[no][word] |= from[no][word] & 1L << ordinal;
        }
        return result;
    }

    private static int length(Term term) {
        return term instanceof Term.Text text ? text.normalised().length() : term instanceof Term.Kb kb ? kb.digits().length() + 2 : 0;
    }

    private static long[] matches(Block block, List<Term> terms, long[] from) {
        long[] left = from;
        for (Term term : terms) {
            if (isEmpty(left)) {
                return left;
            }
            boolean not = term instanceof Term.Not;
            long[] found = new long[left.length];
            find(block, term instanceof Term.Not negated ? negated.term() : term, left, found);
            for (int i = 0; i < found.length; i++) {
                found[i] = left[i] & (not ? ~found[i] : found[i]);
            }
            left = found;
        }
        return left;
    }

    private static void find(Block block, Term term, long[] among, long[] found) {
        if (term instanceof Term.Text text) {
            block.titles.find(text.normalised(), among, found);
        } else if (term instanceof Term.Kb kb) {
            block.kbArticles.findPrefix(kb.digits(), among, found);
            block.titles.find("kb" + kb.digits(), among, found);
        } else {
            throw new IllegalArgumentException("no text: " + term);
        }
    }

    private static boolean isEmpty(long[] bits) {
        for (long word : bits) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    static int count(long[][] bits) {
        int count = 0;
        for (long[] words : bits) {
            for (long word : words) {
                count += Long.bitCount(word);
            }
        }
        return count;
    }

    /** The first ordinals in the order of hits: newest creation date first, unknown ones last, then by UpdateID. */
    static int[] first(Dictionary dictionary, long[][] bits, int limit) {
        int hits = count(bits);
        int[] heap = new int[Math.max(0, Math.min(limit, hits))];
        int size = 0;
        if (heap.length == 0) {
            return heap;
        }
        // where many hit, looking at the newest updates first finds enough of them soon
        if ((long) hits * hits > (long) dictionary.size() * heap.length || heap.length > MOST_SORTED) {
            return newest(dictionary.newestFirst(), bits, heap);
        }
        long oldest = Long.MIN_VALUE;
        for (int no = 0; no < bits.length; no++) {
            Block block = dictionary.blocks().get(no);
            for (int i = 0; i < bits[no].length; i++) {
                for (long rest = bits[no][i]; rest != 0; rest &= rest - 1) {
                    int index = i << 6 | Long.numberOfTrailingZeros(rest);
                    // most are older than all that are kept
                    if (block.created(index) < oldest) {
                        continue;
                    }
                    int ordinal = no << Block.SHIFT | index;
                    if (size < heap.length) {
                        heap[size] = ordinal;
                        up(dictionary, heap, size++);
                    } else if (before(dictionary, ordinal, heap[0])) {
                        heap[0] = ordinal;
                        down(dictionary, heap, size);
                    }
                    oldest = size < heap.length ? Long.MIN_VALUE : dictionary.created(heap[0]);
                }
            }
        }
        // the heap has the last of the order on top: take it away again and again
        for (int left = size - 1; left > 0; left--) {
            int last = heap[0];
            heap[0] = heap[left];
            heap[left] = last;
            down(dictionary, heap, left);
        }
        return heap;
    }

    private static int[] newest(int[] newestFirst, long[][] bits, int[] found) {
        int size = 0;
        for (int at = 0; size < found.length; at++) {
            if (Bits.is(bits, newestFirst[at])) {
                found[size++] = newestFirst[at];
            }
        }
        return found;
    }

    private static void up(Dictionary dictionary, int[] heap, int from) {
        int at = from;
        while (at > 0 && before(dictionary, heap[at - 1 >> 1], heap[at])) {
            swap(heap, at, at - 1 >> 1);
            at = at - 1 >> 1;
        }
    }

    private static void down(Dictionary dictionary, int[] heap, int size) {
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && before(dictionary, heap[child], heap[child + 1])) {
                child++;
            }
            if (!before(dictionary, heap[at], heap[child])) {
                return;
            }
            swap(heap, at, child);
            at = child;
        }
    }

    private static void swap(int[] heap, int one, int two) {
        int ordinal = heap[one];
        heap[one] = heap[two];
        heap[two] = ordinal;
    }

    private static boolean before(Dictionary dictionary, int one, int two) {
        long first = dictionary.created(one);
        long second = dictionary.created(two);
        if (first != second) {
            return first > second;
        }
        int order = Long.compareUnsigned(dictionary.high(one), dictionary.high(two));
        return (order != 0 ? order : Long.compareUnsigned(dictionary.low(one), dictionary.low(two))) < 0;
    }
}
