package org.todoku.intake.internal.powershell;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.ReadyState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateType;
import org.todoku.core.WellKnown;

/** Takes the cells of one row over into its update. */
final class RowContent {

    private static final Pattern KB = Pattern.compile("(?i)(?:KB\\s?)?(\\d{5,8})");
    private static final Pattern FILE_KB = Pattern.compile("(?i)(?:KB\\s?)?(\\d{6,8})");
    private static final Pattern TEXT_LIST = Pattern.compile("[;|{}\r\n\t]+");
    private static final Pattern WORD_LIST = Pattern.compile("[\\s,;|{}]+");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}");
    private static final int MAX_OTHER_COLUMNS = 80;
    private static final int MAX_TITLES = 8;

    private final Row row;
    private final Draft draft;
    private final Set<UpdateField> said;
    private final TextPool pool;
    private final DateOrder dates;
    private final BiConsumer<String, String> odd;

    /**
     * @param said receives what the row says of its update
     * @param odd takes the code and the detail of what looks odd
     */
    RowContent(Row row, Draft draft, Set<UpdateField> said, TextPool pool, DateOrder dates, BiConsumer<String, String> odd) {
        this.row = row;
        this.draft = draft;
        this.said = said;
        this.pool = pool;
        this.dates = dates;
        this.odd = odd;
    }

    /** @return how many values were left out because they stand in too many columns that nobody knows */
    int take() {
        String title = row.text(Column.TITLE);
        if (!title.isEmpty() && draft.titles.size() < MAX_TITLES) {
            draft.titles.add(pool.of(title));
        }
        numbers();
        categories();
        states();
        date(Column.CREATED, UpdateField.CREATED, draft.created);
        date(Column.ARRIVED, UpdateField.ARRIVED, draft.arrived);
        size();
        if (row.get(Column.SUPERSEDES) instanceof Value value) {
            said.add(UpdateField.SUPERSEDES);
            for (Value element : parts(value, WORD_LIST)) {
                if (ExportMerger.guid(element) instanceof UUID superseded) {
                    draft.supersedes.add(superseded);
                } else {
                    odd("value.bad-guid", element.scalar());
                }
            }
        }
        languages();
        return others();
    }

    private void numbers() {
        if (row.get(Column.KB) instanceof Value value) {
            for (Value part : parts(value, WORD_LIST)) {
                Matcher number = KB.matcher(part.scalar());
                if (number.matches()) {
                    draft.kbs.add(pool.of(number.group(1)));
                } else {
                    odd("value.bad-number", part.scalar());
                }
            }
        }
        String fileKb = row.text(Column.FILE_KB);
        Matcher number = FILE_KB.matcher(fileKb);
        if (number.matches()) {
            // people search for the child's number too, and it is on the server with this update
            draft.kbs.add(pool.of(number.group(1)));
        } else if (!fileKb.isEmpty()) {
            draft.other("FileKBNumber", Value.of(fileKb).toJson()); // the build of a feature update
        }
        if (row.get(Column.BULLETINS) instanceof Value value) {
            parts(value, WORD_LIST).forEach(part -> draft.bulletins.add(pool.of(part.scalar())));
        }
    }

    private void categories() {
        if (row.get(Column.PRODUCTS) instanceof Value value) {
            said.add(UpdateField.PRODUCTS);
            for (Value part : parts(value, TEXT_LIST)) {
                String title = part.texts().isEmpty() ? "" : part.texts().get(0);
                UUID id = ExportMerger.guid(part);
                draft.products.add(new CategoryRef(id, id != null && title.equalsIgnoreCase(id.toString()) ? "" : pool.of(title)));
            }
        }
        if (row.get(Column.CLASSIFICATION) instanceof Value value) {
            said.add(UpdateField.CLASSIFICATION);
            String title = value.texts().isEmpty() ? "" : value.texts().get(0);
            UUID id = ExportMerger.guid(value);
            if (draft.classification == null && (id != null || !title.isEmpty())) {
                String shown = id != null && title.equalsIgnoreCase(id.toString()) ? "" : pool.of(title);
                draft.classification = new CategoryRef(id != null ? id : WellKnown.classification(title).orElse(null), shown);
            }
        }
    }

    private void states() {
        if (row.get(Column.TYPE) instanceof Value value && draft.type.text().isEmpty()) {
            draft.type = Coded.parse(UpdateType.class, value.scalar());
        }
        if (row.get(Column.READY) instanceof Value value && !value.isEmpty()) {
            said.add(UpdateField.READY_STATE);
            if (draft.ready.text().isEmpty()) {
                draft.ready = Coded.parse(ReadyState.class, value.scalar());
            }
        }
        String source = row.text(Column.SOURCE);
        draft.local |= source.equals("1") || source.equalsIgnoreCase("Other");
        draft.declined = flag(Column.DECLINED, UpdateField.DECLINED, draft.declined);
        draft.superseded = flag(Column.SUPERSEDED, UpdateField.SUPERSEDED, draft.superseded);
        expired();
        draft.licencePending = flag(Column.LICENCE, UpdateField.LICENCE_TERMS, draft.licencePending);
        approved();
        if (!said.contains(UpdateField.SUPERSEDED) && row.get(Column.SUPERSEDED_BY) instanceof Value value && !value.isEmpty()) {
            said.add(UpdateField.SUPERSEDED);
            String first = value.texts().isEmpty() ? "none" : value.texts().get(0).replaceAll("[{}]", "");
            draft.superseded = merged(draft.superseded, !first.equalsIgnoreCase("none") && !first.equals("なし"), Column.SUPERSEDED_BY);
        }
    }

    /** Get-WsusUpdate says approved and declined in one word. */
    private void approved() {
        String word = row.text(Column.APPROVED).toLowerCase(Locale.ROOT);
        boolean declined = word.equals("declined") || word.equals("拒否済み");
        boolean not = word.equals("not approved") || word.equals("notapproved") || word.equals("未承認");
        boolean install = word.startsWith("install") || word.startsWith("インストール");
        if (declined || not || install) {
            said.add(UpdateField.APPROVED);
            draft.approved = merged(draft.approved, install, Column.APPROVED);
            if (said.add(UpdateField.DECLINED)) {
                draft.declined = merged(draft.declined, declined, Column.APPROVED);
            }
        } else {
            draft.approved = flag(Column.APPROVED, UpdateField.APPROVED, draft.approved);
        }
    }

    /** One update whose state this version does not know leaves the others theirs. */
    private void expired() {
        draft.expired = flag(Column.EXPIRED, UpdateField.EXPIRED, draft.expired);
        if (!said.contains(UpdateField.EXPIRED) && row.get(Column.EXPIRED) instanceof Value value && !value.isEmpty()) {
            said.add(UpdateField.EXPIRED);
            draft.other(ServerUpdate.PUBLICATION_STATE, value.toJson());
        }
    }

    private @Nullable Boolean flag(Column column, UpdateField field, @Nullable Boolean before) {
        String text = row.text(column);
        Boolean now = switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "$true", "はい", "expired" -> Boolean.TRUE;
            case "false", "0", "no", "$false", "いいえ", "published" -> Boolean.FALSE;
            default -> null;
        };
        if (now == null) {
            if (!text.isEmpty()) {
                odd("value.bad-flag", column.names().get(0) + " " + text);
            }
            return before;
        }
        said.add(field);
        return merged(before, now, column);
    }

    private Boolean merged(@Nullable Boolean before, boolean now, Column column) {
        if (before != null && before != now) {
            odd("value.conflict", draft.id + " " + column.names().get(0));
        }
        return now || before != null && before;
    }

    private void date(Column column, UpdateField field, Draft.Moment moment) {
        Value value = row.get(column);
        if (value == null) {
            return;
        }
        said.add(field);
        String text = value.scalar();
        if (text.isEmpty() && value.fields().get("datetime") instanceof Value printed) {
            text = printed.scalar();
        }
        if (text.isEmpty()) {
            return;
        }
        switch (DateText.parse(text)) {
            case DateText.Exact exact -> moment.set(exact.at(), exact.zoned());
            case DateText.Ordered ordered -> dates.add(ordered, (Instant at) -> moment.set(DateText.exact(at, false).at(), false));
            case DateText.Unreadable unreadable -> odd("value.bad-date", text);
        }
    }

    private void size() {
        if (row.get(Column.SIZE) instanceof Value value) {
            said.add(UpdateField.BYTES);
            String text = value.scalar();
            if (text.matches("\\d{1,18}")) {
                String of = "";
                if (row.get(Column.FILE) instanceof Value name) {
                    of = name.items().isEmpty() ? name.scalar() : String.join(" ", name.texts());
                }
                draft.size(of, Long.parseLong(text));
            } else if (!text.isEmpty()) {
                odd("value.bad-number", text);
            }
        }
    }

    private void languages() {
        if (row.get(Column.LANGUAGES) instanceof Value value) {
            List<String> tags = parts(value, WORD_LIST).stream().map(part -> part.scalar().toLowerCase(Locale.ROOT)).toList();
            // names of languages are no tags, and what they would be is a guess
            if (tags.stream().allMatch(tag -> LANGUAGE.matcher(tag).matches())) {
                said.add(UpdateField.LANGUAGES);
                tags.forEach(tag -> draft.languages.add(pool.of(tag)));
            } else {
                odd("value.bad-language", String.join(" ", tags));
            }
        }
    }

    private int others() {
        int others = 0;
        for (Map.Entry<String, Row.Cell> cell : row.cells().entrySet()) {
            Value value = cell.getValue().value();
            if (value.isTypeName()) {
                odd("value.type-name", cell.getValue().name() + " " + value.text());
            } else if (Column.of(cell.getKey()) == null && !value.isEmpty() && ++others <= MAX_OTHER_COLUMNS) {
                draft.other(pool.of(cell.getValue().name()), pool.json(value));
            }
        }
        return Math.max(0, others - MAX_OTHER_COLUMNS);
    }

    private void odd(String code, String detail) {
        odd.accept(code, detail);
    }

    /** Elements of a list, or of a text that lists them. */
    private static List<Value> parts(Value value, Pattern separators) {
        return value.elements().stream().flatMap(element -> element.fields().isEmpty()
                ? separators.splitAsStream(element.scalar()).map(String::strip).filter(part -> !part.isEmpty()).map(Value::of)
                : Stream.of(element)).toList();
    }
}
