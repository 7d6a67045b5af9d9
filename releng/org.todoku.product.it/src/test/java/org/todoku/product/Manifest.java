package org.todoku.product;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.todoku.product.SourceTree.SourceFile;

/** The headers of a bundle manifest, with the lines they stand on. */
final class Manifest {

    private static final Pattern VERSION = Pattern.compile("(?:bundle-)?version=\"?([^\";]*)");
    private static final Pattern CLOSED = Pattern.compile("[\\[(][^,]+,[^,]+[\\])]");

    private final SourceFile file;
    private final Map<String, List<Clause>> headers = new LinkedHashMap<>();

    /** One part of a header: a name with its attributes and directives. */
    record Clause(String name, String attributes, int line) {

        boolean hasClosedRange() {
            Matcher version = VERSION.matcher(attributes);
            return version.find() && CLOSED.matcher(version.group(1)).matches();
        }
    }

    Manifest(SourceFile file) {
        this.file = file;
        List<String> lines = file.lines();
        for (int i = 0; i < lines.size(); i++) {
            int colon = lines.get(i).indexOf(": ");
            if (lines.get(i).startsWith(" ") || colon < 0) {
                continue;
            }
            List<Clause> clauses = new ArrayList<>();
            String open = lines.get(i).substring(colon + 2);
            int at = i + 1;
            for (int next = i + 1; next < lines.size() && lines.get(next).startsWith(" "); next++) {
                if (open.isBlank() || open.endsWith(",")) {
                    addClauses(clauses, open, at);
                    open = "";
                    at = next + 1;
                }
                open += lines.get(next).substring(1);
            }
            addClauses(clauses, open, at);
            headers.put(lines.get(i).substring(0, colon), clauses);
        }
    }

    private static void addClauses(List<Clause> clauses, String text, int line) {
        for (String clause : text.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
            if (!clause.isBlank()) {
                String[] parts = clause.strip().split(";", 2);
                clauses.add(new Clause(parts[0].strip(), parts.length > 1 ? parts[1] : "", line));
            }
        }
    }

    SourceFile file() {
        return file;
    }

    /** Without test bundles the folder, the symbolic name and the prefix of all packages are the same. */
    String name() {
        return clauses("Bundle-SymbolicName").getFirst().name();
    }

    /** Empty when there is no such header. */
    List<Clause> clauses(String header) {
        return headers.getOrDefault(header, List.of());
    }

    List<String> values() {
        return headers.values().stream().flatMap(List::stream).map(Clause::name).toList();
    }

    String at(Clause clause, String finding) {
        return file.at(clause.line(), finding);
    }
}
