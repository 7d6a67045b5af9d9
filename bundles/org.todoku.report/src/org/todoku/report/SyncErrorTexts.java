package org.todoku.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.todoku.core.SyncError;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.rules.Reader;

/**
 * What the error of a synchronisation means and where to look. The server's text says more than its code, so a known
 * signature in the text wins.
 */
public final class SyncErrorTexts {

    /** Tokens that are the same whatever the language around them; the first that is found counts. */
    private static final Map<String, Pattern> SIGNATURES = signatures();

    private final Words words;

    public SyncErrorTexts(Reader reader) {
        words = new Words(reader);
    }

    private static Map<String, Pattern> signatures() {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("name-not-resolved", "remote name could not be resolved|0x80072EE7|リモート名を解決できません");
        tokens.put("http-407", "\\b407\\b|Proxy Authentication Required|プロキシ認証が必要");
        tokens.put("trust", "could not establish trust relationship|800B0109|信頼関係を確立できません");
        tokens.put("no-common-algorithm", "do not possess a common algorithm|共通のアルゴリズムがない");
        tokens.put("reset", "forcibly closed|\\b10054\\b|強制的に切断");
        tokens.put("sql-timeout", "Execution Timeout Expired|SqlException.*timeout|実行タイムアウトの期限");
        tokens.put("timeout", "operation has timed out|0x80072EE2|操作がタイムアウト");
        tokens.put("source-fault", "SoapException: Fault occurred|ErrorCode=InternalServerError");
        tokens.put("http-401", "\\((?:401|403)\\)|status 40[13]|0x8024401[78]");
        tokens.put("http-502", "\\(502\\)|status 502|Bad Gateway");
        tokens.put("http-503", "\\(503\\)|status 503|Service Unavailable");
        tokens.put("http-500", "\\(500\\)|status 500");
        tokens.put("no-connection", "Unable to connect to the remote server|did not properly respond|actively refused|0x80072EF[DE]"
                + "|リモート サーバーに接続できません|対象のコンピューターによって拒否");
        Map<String, Pattern> result = new LinkedHashMap<>();
        tokens.forEach((key, token) -> result.put(key, Pattern.compile(token, Pattern.CASE_INSENSITIVE | Pattern.DOTALL)));
        return result;
    }

    /** What the error of a run means and where to look; empty when the run did not fail. */
    public Optional<String> explanation(SyncRun run) {
        boolean failed = run.result().is(SyncResult.FAILED) || run.result().is(SyncResult.CANCELED)
                || run.result().is(SyncResult.UNKNOWN) && !run.errorText().isEmpty();
        if (!failed) {
            return Optional.empty();
        }
        String code = run.error().recognised().map(this::meaning).orElseGet(() -> words.of("sync.error.unrecognised", run.error().text()));
        return Optional.of(signature(run.errorText()).map(key -> words.of("sync.signature." + key)).orElse(code));
    }

    /** What an error code means and where to look. */
    public String meaning(SyncError error) {
        return words.of("sync.error", error);
    }

    /** Key of the known signature in a server's text, for example {@code http-407}. */
    public static Optional<String> signature(String errorText) {
        return SIGNATURES.entrySet().stream().filter(entry -> entry.getValue().matcher(errorText).find()).map(Map.Entry::getKey)
                .findFirst();
    }
}
