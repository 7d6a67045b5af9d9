package org.todoku.store.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.todoku.core.CategoryRef;
import org.todoku.core.Title;
import org.todoku.core.Update;

/**
 * A 64-bit hash of everything that a source says of an update, the same in every run. An import recognises by it what it
 * has already taken over, without reading the record.
 */
final class ContentHash {

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private long state = 1;

    private ContentHash() {
    }

    static long of(Update update) {
        var hash = new ContentHash();
        hash.add(update.id());
        hash.add(update.revision());
        for (Title title : update.titles()) {
            hash.add(title.language());
            hash.add(title.text());
        }
        hash.addAll(update.kbArticles());
        hash.addAll(update.securityBulletins());
        hash.add(update.products().size());
        update.products().forEach(hash::add);
        CategoryRef classification = update.classification();
        hash.add(classification == null ? 0 : 1);
        if (classification != null) {
            hash.add(classification);
        }
        hash.add(update.type().text());
        Instant created = update.created();
        hash.add(created == null ? -1 : created.getEpochSecond());
        hash.add(created == null ? -1 : created.getNano());
        hash.add(update.supersedes().size());
        update.supersedes().forEach(hash::add);
        hash.addAll(update.languages());
        Long bytes = update.bytes();
        hash.add(bytes == null ? -1 : bytes);
        hash.add(other(update.other()));
        return mix(hash.state);
    }

    /** A well-spread number for a GUID. */
    static long of(UUID id) {
        return mix(mix(id.getMostSignificantBits()) * MULTIPLIER + id.getLeastSignificantBits());
    }

    /** The same whatever the order of the entries. */
    private static long other(Map<String, String> other) {
        long sum = other.size();
        for (Map.Entry<String, String> entry : other.entrySet()) {
            var hash = new ContentHash();
            hash.add(entry.getKey());
            hash.add(entry.getValue());
            sum += mix(hash.state);
        }
        return sum;
    }

    private void add(long value) {
        state = (state ^ value) * MULTIPLIER;
        state ^= state >>> 32;
    }

    private void add(UUID id) {
        add(id.getMostSignificantBits());
        add(id.getLeastSignificantBits());
    }

    private void add(CategoryRef ref) {
        UUID id = ref.id();
        add(id == null ? 0 : 1);
        if (id != null) {
            add(id);
        }
        add(ref.title());
    }

    private void addAll(List<String> texts) {
        add(texts.size());
        texts.forEach(this::add);
    }

    private void add(String text) {
        int length = text.length();
        add(length);
        int i = 0;
        // four characters at a time: the multiplication is the slow part
        for (; i + 4 <= length; i += 4) {
            add(text.charAt(i) | (long) text.charAt(i + 1) << 16 | (long) text.charAt(i + 2) << 32 | (long) text.charAt(i + 3) << 48);
        }
        for (; i < length; i++) {
            add(text.charAt(i));
        }
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
