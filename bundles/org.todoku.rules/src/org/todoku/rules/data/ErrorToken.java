package org.todoku.rules.data;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that stands in an error text whatever the language around it, or its wording in one language.
 *
 * @param kind how it was written in the data pack
 * @param written the token itself, as in the data pack
 * @param needles words in lower case one of which every match holds, for a quick look before the slow one; empty when there are none
 */
public record ErrorToken(Kind kind, String written, List<String> needles, Pattern pattern) {

    /** How a token is written in a data pack. */
    public enum Kind {
        /** Words, found without regard to case. */
        TEXT,
        /** A regular expression without unlimited repetition. */
        REGEX,
        /** HTTP status, found as (407), HTTP 407, HTTP/1.1 407, HTTP ステータス 407 … but not as a bare number. */
        HTTP,
        /** An HRESULT, found in hexadecimal and decimal form. */
        CODE,
        /** A constant of {@code WebExceptionStatus}. */
        WEB_EXCEPTION,
        /** The number of a {@code SocketException}. */
        SOCKET
    }

    public ErrorToken {
        needles = List.copyOf(needles);
    }

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Map<Integer, String> REASONS = Map.ofEntries(Map.entry(400, "Bad Request"), Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"), Map.entry(404, "Not Found"), Map.entry(407, "Proxy Authentication Required"),
            Map.entry(408, "Request Time-?out"), Map.entry(500, "Internal Server Error"), Map.entry(502, "Bad Gateway|Proxy Error"),
            Map.entry(503, "Service Unavailable|Server Unavailable"), Map.entry(504, "Gateway Time-?out"));

    private static final Map<Integer, String> SOCKET_NAMES = Map.of(10054, "WSAECONNRESET", 10060, "WSAETIMEDOUT", 10061,
            "WSAECONNREFUSED", 11001, "WSAHOST_NOT_FOUND");

    static ErrorToken read(Fields fields) {
        List<String> given = List.of("text", "regex", "http", "code", "webException", "socket").stream().filter(fields::has).toList();
        if (given.size() != 1) {
            fields.wrong("matcher", "expected exactly one of text, regex, http, code, webException, socket");
            return new ErrorToken(Kind.TEXT, "", List.of(), Pattern.compile("(?!)"));
        }
        ErrorToken token = switch (given.get(0)) {
            case "text" -> text(fields.text("text"));
            case "regex" -> checked(fields, "regex", Kind.REGEX, fields.text("regex"), () -> new ErrorToken(
                    Kind.REGEX, fields.text("regex"), List.of(), BoundedPattern.compile(fields.text("regex"))));
            case "http" -> http(fields.number("http", 400, 599));
            case "code" -> checked(fields, "code", Kind.CODE, fields.text("code"), () -> code(fields.text("code")));
            case "webException" -> checked(fields, "webException", Kind.WEB_EXCEPTION, fields.text("webException"),
                    () -> webException(fields.text("webException")));
            default -> socket(fields.number("socket", 10_000, 11_999));
        };
        fields.other().keySet().forEach(name -> fields.wrong(name, "unknown field of a matcher"));
        return token;
    }

    private static ErrorToken checked(Fields fields, String field, Kind kind, String written, Supplier<ErrorToken> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            fields.wrong(field, written + ": " + e.getMessage());
            return new ErrorToken(kind, written, List.of(), Pattern.compile("(?!)"));
        }
    }

    /** Brings all ways of writing the same together: full-width signs, line breaks, runs of blanks. */
    static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s++", " ");
    }

    private static ErrorToken text(String words) {
        String text = normalised(words).strip();
        String before = !text.isEmpty() && alphanumeric(text.charAt(0)) ? "(?<![A-Za-z0-9])" : "";
        String after = !text.isEmpty() && alphanumeric(text.charAt(text.length() - 1)) ? "(?![A-Za-z0-9])" : "";
        return new ErrorToken(Kind.TEXT, words, List.of(text.toLowerCase(Locale.ROOT)),
                Pattern.compile(before + Pattern.quote(text) + after, FLAGS));
    }

    private static boolean alphanumeric(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static ErrorToken http(int status) {
        String reason = REASONS.get(status);
        String word = "(?:status|ステータス|状態|error|エラー)";
        String regex = "(?:^|[:.,。、] ?|(?:error|exception|エラー|例外|ました) ?)\\(" + status + "\\)"
                + "|HTTP(?:/[0-9](?:\\.[0-9])?)?(?: ?" + word + ")?(?: ?(?:code|コード))?[:= ]{0,3}" + status + "(?![0-9])"
                + "|(?:status|ステータス|状態) ?(?:code|コード)[:= ]{0,3}" + status + "(?![0-9])"
                + (reason == null ? "" : "|(?<![0-9.])" + status + "[:)]? (?:" + reason + ")(?![A-Za-z])");
        return new ErrorToken(Kind.HTTP, Integer.toString(status), List.of(Integer.toString(status)), Pattern.compile(regex, FLAGS));
    }

    private static ErrorToken code(String written) {
        if (!written.matches("0x[0-9A-Fa-f]{8}")) {
            throw new IllegalArgumentException("expected 0x and eight hexadecimal digits");
        }
        String digits = written.substring(2);
        long code = Long.parseLong(digits, 16);
        return new ErrorToken(Kind.CODE, written,
                List.of(digits.toLowerCase(Locale.ROOT), Long.toString(code), Integer.toString((int) code)),
                Pattern.compile("(?<![0-9A-Za-z])(?:(?:0x)?" + digits + "|" + code + "|" + (int) code + ")(?![0-9A-Za-z])", FLAGS));
    }

    private static ErrorToken webException(String name) {
        if (!name.matches("[A-Z][A-Za-z]{2,60}")) {
            throw new IllegalArgumentException("expected a constant of WebExceptionStatus");
        }
        // names of one word, such as Timeout, are words of everyday language
        boolean plain = name.substring(1).equals(name.substring(1).toLowerCase(Locale.ROOT));
        return new ErrorToken(Kind.WEB_EXCEPTION, name, List.of(name.toLowerCase(Locale.ROOT)),
                Pattern.compile((plain ? "(?:WebExceptionStatus[.: ]{1,2}|Status[:=] ?)" : "(?<![A-Za-z0-9])") + name + "(?![A-Za-z0-9])",
                        plain ? FLAGS : 0));
    }

    private static ErrorToken socket(int number) {
        String name = SOCKET_NAMES.get(number);
        String hex = Integer.toHexString(number);
        String regex = "(?:SocketException|SocketErrorCode|NativeErrorCode|ErrorCode|error|エラー)(?: ?(?:code|コード|番号))?[^0-9A-Za-z]{0,6}"
                + number + "(?![0-9])|SocketException \\(0x[0-9A-F]{8}\\)?:? ?\\(?" + number + "(?![0-9])|\\(" + number + "\\)"
                + "|(?<![0-9A-Za-z])(?:0x)?8007" + hex + "(?![0-9A-Za-z])" + (name == null ? "" : "|(?<![A-Za-z])" + name + "(?![A-Za-z])");
        List<String> needles = name == null ? List.of(Integer.toString(number), "8007" + hex)
                : List.of(Integer.toString(number), "8007" + hex, name.toLowerCase(Locale.ROOT));
        return new ErrorToken(Kind.SOCKET, Integer.toString(number), needles, Pattern.compile(regex, FLAGS));
    }

    /**
     * @param text normalised
     * @param lower the same in lower case
     */
    Optional<String> find(String text, String lower) {
        if (!needles.isEmpty() && needles.stream().noneMatch(lower::contains)) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }
}
