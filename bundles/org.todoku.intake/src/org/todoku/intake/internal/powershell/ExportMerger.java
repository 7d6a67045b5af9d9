package org.todoku.intake.internal.powershell;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.todoku.core.UpdateField;

/** Makes updates out of rows: all rows of one UpdateID, from all files and formats, are one update. */
final class ExportMerger implements Row.Sink {

    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    /** How PowerShell prints an UpdateRevisionId that is nested too deeply. */
    private static final Pattern PRINTED_ID = Pattern.compile("(?i)@\\{.*?\\b(?:UpdateId|Guid)=([^;}]*)[;}].*");
    private static final Pattern PRINTED_REVISION = Pattern.compile("(?i)@\\{.*?\\bRevisionNumber=(\\d{1,9})[;}].*");

    private static final int MAX_PRINTED = 1000;
    private static final int MAX_COMPARED = 2000;

    private final Findings findings;
    private final DateOrder dates = new DateOrder();
    private final Map<UUID, Draft> drafts = new LinkedHashMap<>();
    private final Set<UpdateField> fields = EnumSet.complementOf(EnumSet.of(UpdateField.PUBLISHED_TO_WSUS));
    private final TextPool pool = new TextPool();
    private final Set<String> typeNames = new HashSet<>();
    private String file = "";
    private String server = "";
    private long rows;
    /** Rows of the current file that say the same as the row before about the same update. */
    private long repeated;
    /** Values of the current file in columns beyond the number that is kept. */
    private long leftOut;

    ExportMerger(Findings findings) {
        this.findings = findings;
    }

    /** The rows that follow come from this file. */
    void file(String name) {
        tellCounts();
        file = name;
        typeNames.clear();
        dates.file(name);
    }

    /** No more rows will come: settles what needed to see all of them. */
    Collection<Draft> finish() {
        tellCounts();
        dates.decide(findings);
        return drafts.values();
    }

    /** Of all that a row says; 0 when it is too much to compare, because objects that rows share may repeat without end. */
    private static int digest(Row row) {
        int[] left = { MAX_COMPARED };
        int digest = 1;
        for (Map.Entry<String, Row.Cell> cell : row.cells().entrySet()) {
            digest = digest * 31 + (cell.getKey().hashCode() ^ digest(cell.getValue().value(), left));
        }
        return left[0] < 0 ? 0 : digest;
    }

    private static int digest(Value value, int[] left) {
        int digest = value.text().hashCode();
        if (--left[0] < 0) {
            return digest;
        }
        for (Value item : value.items()) {
            digest = digest * 31 + digest(item, left);
        }
        for (Map.Entry<String, Value> field : value.fields().entrySet()) {
            digest = digest * 31 + (field.getKey().hashCode() ^ digest(field.getValue(), left));
        }
        return digest;
    }

    private void tellCounts() {
        if (repeated > 0) {
            findings.odd(file, 0, "row.repeated", Long.toString(repeated));
        }
        if (leftOut > 0) {
            findings.odd(file, 0, "value.left-out", Long.toString(leftOut));
        }
        repeated = 0;
        leftOut = 0;
    }

    /** What every row of every file said. */
    Set<UpdateField> fields() {
        return rows == 0 ? Set.of() : fields;
    }

    /** Rows that were taken over, before merging. */
    long rows() {
        return rows;
    }

    /** The server that rows name; empty when no column does. */
    String server() {
        return server;
    }

    @Override
    public void lost(long line, long count, String code, String detail) {
        findings.lost(file, line, count, code, detail);
    }

    @Override
    public void accept(Row row) {
        Value idValue = row.get(Column.ID);
        if (idValue == null || idValue.isEmpty()) {
            lost(row.line(), 1, "row.no-guid", row.text(Column.TITLE));
            return;
        }
        UUID id = guid(idValue);
        if (id == null) {
            lost(row.line(), 1, "row.bad-guid", idValue.scalar());
            return;
        }
        String named = serverName(row);
        if (!named.isEmpty() && server.isEmpty()) {
            server = named;
        } else if (!named.isEmpty() && !named.equalsIgnoreCase(server)) {
            lost(row.line(), 1, "row.other-server", named);
            return;
        }
        rows++;
        int revision = revision(row, idValue);
        Draft draft = drafts.get(id);
        // several rows may well tell different things of one update; the same row again is a slip of whoever exported
        int digest = digest(row);
        if (draft != null && digest != 0 && draft.rowDigest == digest && draft.rowFile.equals(file)) {
            repeated++;
        }
        if (draft == null || revision > draft.revision && draft.revision > 0) {
            draft = new Draft(id, revision);
            drafts.put(id, draft);
        } else if (revision > 0 && revision < draft.revision) {
            findings.odd(file, row.line(), "row.older-revision", id + " " + revision);
            return;
        }
        draft.rowFile = file;
        draft.rowDigest = digest;
        draft.revision = Math.max(draft.revision, revision);
        var said = EnumSet.noneOf(UpdateField.class);
        if (revision > 0) {
            said.add(UpdateField.REVISION);
        }
        leftOut += new RowContent(row, draft, said, pool, dates, (code, detail) -> odd(row, code, detail)).take();
        fields.retainAll(said);
    }

    private void odd(Row row, String code, String detail) {
        // a column that an export lost is lost in every row; once is enough
        if (!code.equals("value.type-name") || typeNames.add(detail)) {
            findings.odd(file, row.line(), code, detail);
        }
    }

    private static String serverName(Row row) {
        Value value = row.get(Column.SERVER);
        List<String> names = value == null ? List.of() : value.texts();
        String name = names.size() == 1 ? names.get(0) : "";
        return name.equalsIgnoreCase("localhost") ? "" : name;
    }

    /** A GUID as text, in braces, or inside of an object as the API has it; null when it is none. */
    static @Nullable UUID guid(Value value) {
        String text = value.scalar();
        Matcher printed = PRINTED_ID.matcher(text);
        if (text.length() < MAX_PRINTED && printed.matches()) {
            text = printed.group(1).strip();
        }
        if (text.length() == 38 && text.startsWith("{") && text.endsWith("}")) {
            text = text.substring(1, 37);
        }
        if (GUID.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        Value inner = value;
        for (int depth = 0; depth < 4 && inner != null; depth++) {
            Value next = null;
            for (String name : List.of("updateid", "guid", "id", "value")) {
                next = next == null ? inner.fields().get(name) : next;
            }
            if (next != null && GUID.matcher(next.text().strip()).matches()) {
                return UUID.fromString(next.text().strip());
            }
            inner = next;
        }
        return null;
    }

    private int revision(Row row, Value idValue) {
        String text = row.text(Column.REVISION);
        Row.Cell idCell = row.cells().get("id");
        for (Value holder : idCell == null ? List.of(idValue) : List.of(idValue, idCell.value())) {
            Value nested = holder.fields().get("revisionnumber");
            Matcher printed = PRINTED_REVISION.matcher(holder.text());
            if (text.isEmpty() && nested != null) {
                text = nested.scalar();
            } else if (text.isEmpty() && holder.text().length() < MAX_PRINTED && printed.matches()) {
                text = printed.group(1);
            }
        }
        if (text.isEmpty()) {
            return 0;
        }
        if (text.matches("\\d{1,9}")) {
            return Integer.parseInt(text);
        }
        findings.odd(file, row.line(), "value.bad-number", text);
        return 0;
    }

    /** Visits every update that has a date with its newest one, for estimates. */
    void newest(BiConsumer<Draft, Instant> visitor) {
        for (Draft draft : drafts.values()) {
            Instant created = draft.created.at();
            Instant arrived = draft.arrived.at();
            Instant newest = created == null || arrived != null && arrived.isAfter(created) ? arrived : created;
            if (newest != null) {
                visitor.accept(draft, newest);
            }
        }
    }
}
