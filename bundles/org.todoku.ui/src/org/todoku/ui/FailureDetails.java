package org.todoku.ui;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.IStatus;
import org.jspecify.annotations.NullMarked;

/** What a report of an error needs besides words, and the blacking out of everything that looks like a secret. */
@NullMarked
final class FailureDetails {

    private static final int LONGEST = 60_000;
    private static final int DEEPEST = 8;
    private static final String HIDDEN = "***";
    private static final String NAME = "[\\w.-]{0,40}(?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|credential"
            + "|private[_-]?key|authorization)s?";
    /** {@code password=…}, {@code "token": "…"}, {@code -Password '…'}, {@code Bearer …}. */
    private static final Pattern NAMED = Pattern.compile("(?i)(" + NAME + "[\"']?\\s{0,3}[:=]\\s{0,3}|(?<![\\w-])[-/]{1,2}" + NAME
            + "\\s{1,3}|\\bBearer\\s{1,3})(?:\"[^\"]{0,2000}\"|'[^']{0,2000}'|(?:(?:Bearer|Basic|NTLM|Negotiate)\\s{1,3})?"
            + "[^\\s,;\"'<>&)]{1,2000})");
    /** {@code https://user:word@server}. */
    private static final Pattern IN_ADDRESS = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]{0,20}://)[^/\\s@\"'<>]{1,500}@");

    private FailureDetails() {
    }

    static String of(IStatus status) {
        var text = new StringWriter();
        var out = new PrintWriter(text);
        write(status, 0, out);
        out.flush();
        String all = text.toString().strip();
        return all.length() > LONGEST ? all.substring(0, LONGEST) + "\n…" : all;
    }

    private static void write(IStatus status, int depth, PrintWriter out) {
        out.println("  ".repeat(depth) + status.getPlugin() + " " + status.getCode() + ": " + status.getMessage());
        Throwable cause = status.getException();
        for (int causes = 0; cause != null && causes < DEEPEST; causes++) {
            out.println((causes == 0 ? "" : "Caused by: ") + cause);
            for (StackTraceElement frame : cause.getStackTrace()) {
                out.println("\tat " + frame);
            }
            cause = cause.getCause();
        }
        if (depth < DEEPEST) {
            for (IStatus child : status.getChildren()) {
                write(child, depth + 1, out);
            }
        }
    }

    /** The text without what is, or may be, a password, a token or the like. */
    static String hidden(String text) {
        return IN_ADDRESS.matcher(NAMED.matcher(text).replaceAll("$1" + HIDDEN)).replaceAll("$1" + HIDDEN + "@");
    }
}
