package org.todoku.report;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds names in texts by the form in which they are written: accounts, addresses, folders of users, hosts of paths and URLs. */
final class NamePatterns {

    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]{0,62})";
    /** Of a name that stands in Japanese without blanks around it. */
    private static final String LATIN = "[\\p{IsLatin}\\p{N}](?:[\\p{IsLatin}\\p{N}_-]{0,62})";
    private static final Pattern ACCOUNT = Pattern.compile("(?<![\\\\\\w:./%$-])(" + LATIN + "(?:\\." + LATIN
            + "){0,8})\\\\{1,2}([\\p{IsLatin}\\p{N}._-]{1,104}\\$?|[^\\x00-\\x7F\\s、。]{1,20})(?![\\\\\\w/])");
    private static final Pattern MAIL = Pattern.compile("(?<![\\w.+-])([\\w.+-]{1,64})@(" + LATIN + "(?:\\." + LATIN + "){1,8})");
    private static final Pattern HOST = Pattern.compile("(?:://(?:[^/@\\s]{1,64}@)?|(?<!\\\\)\\\\\\\\)(" + LABEL + "(?:\\." + LABEL
            + "){0,8})(?=[:/\\\\\\s'\",;)\\]>。、]|$)");
    private static final Pattern FOLDER = Pattern.compile(
            "(?:[A-Za-z]:\\\\{1,2}(?:Users|Documents and Settings)\\\\{1,2}|(?<![\\w.])/(?:home|Users)/)([^\\\\/:*?\"<>|\\r\\n]{1,64})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern V4 = Pattern.compile("(?<![\\w.-])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\w-]|\\.\\d)");
    private static final Pattern V6 = Pattern.compile("(?<![\\w:.\\]])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![\\w:])");
    private static final Pattern FULL_NAME = Pattern.compile("(?<![\\p{IsLatin}\\p{N}_.\\\\/@-])" + LATIN + "(?:\\." + LATIN
            + "){1,8}(?![\\p{IsLatin}\\p{N}_\\\\(-]|\\.[\\p{IsLatin}\\p{N}_])");
    private static final Pattern DISTINGUISHED = Pattern.compile("DC=[\\w-]{1,63}(?:, ?DC=[\\w-]{1,63})+", Pattern.CASE_INSENSITIVE);

    /** Ends of names of machines; what ends otherwise may as well be a file or a class. */
    private static final Set<String> TOP = Set.of("local", "localdomain", "lan", "internal", "intranet", "intra", "corp", "home", "private",
            "example", "test", "invalid", "com", "net", "org", "edu", "gov", "mil", "info", "biz", "eu", "jp", "de", "uk", "fr", "ca", "au",
            "nz", "cn", "kr", "tw", "es", "nl", "be", "ch", "se", "dk", "fi", "cz", "br", "mx", "sg", "hk", "th", "vn", "ie", "gr", "hu",
            "ro", "ua", "za", "tr", "ad", "domain");
    private static final List<String> MICROSOFT = List.of("microsoft.com", "windowsupdate.com", "windows.com", "windows.net", "azure.com",
            "office.com", "live.com", "digicert.com", "asp.net", "ado.net", "vb.net", "system.net", "github.com");
    /** What stands before a backslash and is no domain of people. */
    private static final Set<String> NO_DOMAINS = Set.of("hklm", "hkcu", "software", "system", "microsoft", "windows", "system32",
            "policies",
            "builtin", "authority", "service", "apppool", "content", "tools", "services", "bin", "logs", "temp", "pipe", "wid", "mssql",
            "program", "files", "logfiles", "localhost", "sqlexpress");
    private static final Set<String> NO_FOLDERS = Set.of("public", "default", "all users", "shared", "administrator", "default user");
    private static final Pattern FILE = Pattern.compile(
            ".*\\.(?:exe|dll|log|config|ps1|csv|json|xml|txt|cab|msu|db|mdf|ldf|html?|zip|bat|cmd)$",
            Pattern.CASE_INSENSITIVE);

    private NamePatterns() {
    }

    /** Whether a host is one of Microsoft, which says nothing about anybody. */
    static boolean isOfMicrosoft(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return MICROSOFT.stream().anyMatch(end -> lower.equals(end) || lower.endsWith("." + end));
    }

    /** Tells the names in a text to those who collect them. */
    static void find(String text, MaskedNames names) {
        if (text.indexOf('\\') >= 0 || text.indexOf('/') >= 0) {
            all(FOLDER, text, match -> {
                if (!NO_FOLDERS.contains(match.group(1).toLowerCase(Locale.ROOT))) {
                    names.person(match.group(1));
                }
            });
            all(HOST, text, match -> host(match.group(1), names));
            all(ACCOUNT, text, match -> account(match.group(1), match.group(2), names));
        }
        if (text.indexOf('@') >= 0) {
            all(MAIL, text, match -> {
                if (!isOfMicrosoft(match.group(2))) {
                    names.person(match.group());
                }
            });
        }
        if (text.indexOf('.') >= 0) {
            all(V4, text, match -> address(match.group(), names));
            all(FULL_NAME, text, match -> fullName(match.group(), names));
        }
        if (text.indexOf("::") >= 0 || text.chars().filter(c -> c == ':').count() >= 7) {
            all(V6, text, match -> {
                String found = match.group();
                if (found.length() > "::1".length() && (found.contains("::") || found.chars().filter(c -> c == ':').count() == 7)) {
                    names.address(found);
                }
            });
        }
        if (text.indexOf('=') >= 0) {
            all(DISTINGUISHED, text, match -> names.distinguished(match.group()));
        }
    }

    /** What is done with a name that was found. */
    @FunctionalInterface
    private interface Found {
        void take(Matcher match);
    }

    private static void all(Pattern pattern, String text, Found found) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.take(matcher);
        }
    }

    private static void host(String name, MaskedNames names) {
        if (isAddress(name)) {
            address(name, names);
        } else if (!isOfMicrosoft(name) && !NO_DOMAINS.contains(name.toLowerCase(Locale.ROOT)) && !name.matches("\\d+")) {
            names.machine(name);
        }
    }

    private static void account(String domain, String user, MaskedNames names) {
        boolean place = FILE.matcher(user).matches() || FILE.matcher(domain).matches() || user.matches("\\d+");
        if (!place && !NO_DOMAINS.contains(domain.toLowerCase(Locale.ROOT))) {
            names.person(domain + '\\' + user);
        }
    }

    static boolean isAddress(String text) {
        return V4.matcher(text).matches();
    }

    private static void address(String text, MaskedNames names) {
        boolean possible = List.of(text.split("\\.")).stream().allMatch(part -> Integer.parseInt(part) < 256);
        if (possible && !text.startsWith("127.") && !text.startsWith("0.") && !text.startsWith("255.")) {
            names.address(text);
        }
    }

    private static void fullName(String name, MaskedNames names) {
        String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (names.isInKnownDomain(name) || TOP.contains(end) && !isOfMicrosoft(name) && !FILE.matcher(name).matches()) {
            names.machine(name);
        }
    }
}
