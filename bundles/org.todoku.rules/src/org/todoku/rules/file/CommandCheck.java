package org.todoku.rules.file;

import java.util.regex.Matcher;

/** Checks that the values put into a command can be quoted safely. */
final class CommandCheck {

    private CommandCheck() {
    }

    /** A value brings its own quotes, so a placeholder must not stand between quotes. */
    static void check(Node command, int arguments) throws FileProblem {
        String text = command.text();
        Matcher placeholder = FileRule.PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            if (placeholder.group(1).length() > 2 || Integer.parseInt(placeholder.group(1)) >= arguments) {
                throw new FileProblem(command.place(), "placeholder " + placeholder.group() + " has no argument");
            }
            String before = text.substring(0, placeholder.start());
            if (isOpen(before)) {
                throw new FileProblem(command.place(), "placeholder " + placeholder.group() + " stands between quotes; its value is quoted"
                        + " where it is put in");
            }
        }
    }

    private static boolean isOpen(String text) {
        char quote = 0;
        for (char c : text.toCharArray()) {
            if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return quote != 0;
    }
}
