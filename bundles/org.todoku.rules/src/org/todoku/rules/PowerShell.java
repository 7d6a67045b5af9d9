package org.todoku.rules;

/** Quoting for generated PowerShell. */
public final class PowerShell {

    private PowerShell() {
    }

    /**
     * A single-quoted PowerShell string. PowerShell also ends such a string at the typographic quotes U+2018 to U+201B, so
     * they are doubled too; line breaks and other control characters are dropped.
     */
    public static String quote(String value) {
        var result = new StringBuilder(value.length() + 2).append('\'');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isISOControl(c)) {
                continue;
            }
            result.append(c);
            if (c == '\'' || c >= 0x2018 && c <= 0x201B) {
                result.append(c);
            }
        }
        return result.append('\'').toString();
    }
}
