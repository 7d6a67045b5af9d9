package org.todoku.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The files of the repository that somebody wrote: all that {@code .gitignore} does not name. */
final class SourceTree {

    private static final int LONGEST_FINDING = 100;

    private final Path root;
    private final List<SourceFile> files = new ArrayList<>();

    /** One file; its path from the root is written with slashes. */
    record SourceFile(Path file, String path) {

        String name() {
            return file.getFileName().toString();
        }

        boolean under(String folder) {
            return path.startsWith(folder + "/");
        }

        boolean isJava() {
            return path.endsWith(".java");
        }

        /** Tests may do what the product must not: the tests of a bundle, the bundles of UI tests, the build's own code. */
        boolean isTest() {
            return path.contains("/src-test/") || path.contains("/src/test/") || bundle().contains(".tests") || under("releng");
        }

        /** The name of the bundle that the file belongs to, or nothing when it lies outside {@code bundles}. */
        String bundle() {
            return under("bundles") ? path.split("/")[1] : "";
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        List<String> lines() {
            return text().lines().toList();
        }

        boolean isBinary() {
            for (byte one : bytes()) {
                if (one == 0) {
                    return true;
                }
            }
            return false;
        }

        String at(int line, String finding) {
            String all = finding.strip();
            return path + ":" + line + ": " + (all.length() > LONGEST_FINDING ? all.substring(0, LONGEST_FINDING) + " …" : all);
        }

        /** Every line with a match of the pattern, as a finding. */
        List<String> matches(Pattern pattern) {
            return lines(line -> pattern.matcher(line).find());
        }

        List<String> lines(Predicate<String> wanted) {
            List<String> found = new ArrayList<>();
            List<String> lines = lines();
            for (int i = 0; i < lines.size(); i++) {
                if (wanted.test(lines.get(i))) {
                    found.add(at(i + 1, lines.get(i)));
                }
            }
            return found;
        }

        private byte[] bytes() {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private SourceTree(Path root) {
        this.root = root;
    }

    static SourceTree read(Path root) throws IOException {
        SourceTree tree = new SourceTree(root);
        Predicate<Path> ignored = ignored(root.resolve(".gitignore"));
        Files.walkFileTree(root, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean skipped = folder.endsWith(".git") || ignored.test(root.relativize(folder));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Path path = root.relativize(file);
                if (attributes.isRegularFile() && !path.startsWith(".git") && !ignored.test(path)) {
                    tree.files.add(new SourceFile(file, path.toString().replace('\\', '/')));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        tree.files.sort((one, other) -> one.path().compareTo(other.path()));
        return tree;
    }

    Path root() {
        return root;
    }

    List<SourceFile> files() {
        return List.copyOf(files);
    }

    List<SourceFile> files(Predicate<SourceFile> wanted) {
        return files.stream().filter(wanted).toList();
    }

    List<SourceFile> java() {
        return files(SourceFile::isJava);
    }

    boolean has(String path) {
        return files.stream().anyMatch(file -> file.path().equals(path));
    }

    /** As far as this repository uses the format: names and globs at any depth, with a leading slash from the root. */
    private static Predicate<Path> ignored(Path file) throws IOException {
        Predicate<Path> ignored = path -> false;
        for (String line : Files.readAllLines(file)) {
            String pattern = line.strip().replaceAll("/$", "");
            if (pattern.isEmpty() || pattern.startsWith("#")) {
                continue;
            }
            if (pattern.startsWith("/")) {
                PathMatcher whole = FileSystems.getDefault().getPathMatcher("glob:" + pattern.substring(1));
                ignored = ignored.or(whole::matches);
            } else {
                PathMatcher name = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
                ignored = ignored.or(path -> name.matches(path.getFileName()));
            }
        }
        return ignored;
    }
}
