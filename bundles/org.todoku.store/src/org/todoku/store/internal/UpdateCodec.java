package org.todoku.store.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Numbered;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateType;

/** The complete record of an update as bytes. Products and classification are numbers into the tables of the dictionary. */
final class UpdateCodec {

    private UpdateCodec() {
    }

    static byte[] write(Update update, int productSet, int classification) {
        var out = new ByteWriter(512);
        out.uuid(update.id());
        out.signed(update.revision());
        list(out, update.titles(), title -> {
            out.text(title.language());
            out.text(title.text());
        });
        list(out, update.kbArticles(), out::text);
        list(out, update.securityBulletins(), out::text);
        out.number(productSet);
        out.number(classification + 1L);
        coded(out, update.type());
        out.instant(update.created());
        list(out, update.supersedes(), out::uuid);
        list(out, update.languages(), out::text);
        Long bytes = update.bytes();
        out.put(bytes == null ? 0 : 1);
        if (bytes != null) {
            out.signed(bytes);
        }
        list(out, List.copyOf(update.other().entrySet()), entry -> {
            out.text(entry.getKey());
            out.text(entry.getValue());
        });
        return out.bytes();
    }

    static Update read(byte[] bytes, Dictionary dictionary) {
        return read(bytes, dictionary::productSet, dictionary::category);
    }

    static Update read(byte[] bytes, IntFunction<List<CategoryRef>> productSets, IntFunction<CategoryRef> categories) {
        var in = new ByteReader(bytes);
        UUID id = in.uuid();
        int revision = (int) in.signed();
        List<Title> titles = list(in, 2, () -> new Title(in.text(), in.text()));
        List<String> kbArticles = list(in, 1, in::text);
        List<String> bulletins = list(in, 1, in::text);
        List<CategoryRef> products = productSets.apply(in.integer());
        int classification = in.integer() - 1;
        Coded<UpdateType> type = coded(in, UpdateType.class);
        Instant created = in.instant();
        List<UUID> supersedes = list(in, 16, in::uuid);
        List<String> languages = list(in, 1, in::text);
        Long size = in.get() == 0 ? null : Long.valueOf(in.signed());
        Map<String, String> other = new HashMap<>();
        for (int i = in.count(2); i > 0; i--) {
            other.put(in.text(), in.text());
        }
        return new Update(id, revision, titles, kbArticles, bulletins, products,
                classification < 0 ? null : categories.apply(classification), type, created, supersedes, languages, size, other);
    }

    static byte[] writeRef(CategoryRef ref) {
        var out = new ByteWriter(64);
        UUID id = ref.id();
        out.put(id == null ? 0 : 1);
        if (id != null) {
            out.uuid(id);
        }
        out.text(ref.title());
        return out.bytes();
    }

    static CategoryRef readRef(byte[] bytes) {
        var in = new ByteReader(bytes);
        UUID id = in.get() == 0 ? null : in.uuid();
        return new CategoryRef(id, in.text());
    }

    static byte[] writeSet(List<Integer> members) {
        var out = new ByteWriter(16);
        list(out, members, member -> out.number(member));
        return out.bytes();
    }

    static List<Integer> readSet(byte[] bytes) {
        var in = new ByteReader(bytes);
        return list(in, 1, in::integer);
    }

    static <E extends Enum<E> & Numbered> void coded(ByteWriter out, Coded<E> coded) {
        E value = coded.value();
        out.put(value == null ? 0 : value.apiName().equals(coded.text()) ? 1 : 2);
        if (value != null) {
            out.signed(value.number());
        }
        if (value == null || !value.apiName().equals(coded.text())) {
            out.text(coded.text());
        }
    }

    static <E extends Enum<E> & Numbered> Coded<E> coded(ByteReader in, Class<E> type) {
        int form = in.get();
        if (form == 0) {
            return new Coded<>(null, in.text());
        }
        long number = in.signed();
        E value = constant(type, number);
        if (form == 1) {
            return value == null ? new Coded<>(null, Long.toString(number)) : Coded.of(value);
        }
        return new Coded<>(value, in.text());
    }

    private static <E extends Enum<E> & Numbered> @Nullable E constant(Class<E> type, long number) {
        for (E candidate : type.getEnumConstants()) {
            if (candidate.number() == number) {
                return candidate;
            }
        }
        return null;
    }

    private static <T> void list(ByteWriter out, List<T> values, Consumer<? super T> each) {
        out.number(values.size());
        values.forEach(each);
    }

    private static <T> List<T> list(ByteReader in, int bytesEach, Supplier<T> each) {
        int count = in.count(bytesEach);
        List<T> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(each.get());
        }
        return values;
    }
}
