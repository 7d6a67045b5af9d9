package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.data.ErrorHosts;
import org.todoku.rules.data.ErrorSignature;
import org.todoku.rules.data.ErrorSignatures;
import org.todoku.rules.data.HostScope;
import org.todoku.rules.data.SignatureMatch;

class ErrorSignaturesTest {

    private static final DataPacks DATA = Wsus.DATA;
    private static final ErrorSignatures SIGNATURES = DATA.errorSignatures();
    private static final ErrorHosts CHILD = new ErrorHosts(Set.of("branch.example.net"), Set.of("hq.example.net"), HostScope.UPSTREAM);
    private static final ErrorHosts TOP = new ErrorHosts(Set.of("hq.example.net"), Set.of(), HostScope.MICROSOFT);

    /** One signature with an English and a Japanese text that bear it and one that only looks like it. */
    record Sample(String id, ErrorHosts hosts, String english, String japanese, String nearMiss) {

        @Override
        public String toString() {
            return id;
        }
    }

    private static Sample sample(String id, String english, String japanese, String nearMiss) {
        return new Sample(id, ErrorHosts.UNKNOWN, english, japanese, nearMiss);
    }

    static List<Sample> samples() {
        return List.of(
                sample("endpoint-decommissioned",
                        "WebException: The underlying connection was closed.\r\n at "
                                + "https://fe2.update.microsoft.com/v6/ServerSyncWebService",
                        "リモート名を解決できませんでした: 'fe2.update.microsoft.com'", "The operation has timed out: https://sws.update.microsoft.com/"),
                sample("soap-fault-getupdatedata",
                        "SoapException: Fault occurred\r\n   at "
                                + "Microsoft.UpdateServices.ServerSyncWebServices.ServerSync.ServerSyncProxy.GetUpdateData(Cookie cookie)",
                        "SoapException: Fault occurred\r\n   場所 "
                                + "Microsoft.UpdateServices.ServerSync.ServerSyncProxy.GetUpdateData(Cookie cookie)\r\n"
                                + "ErrorCode=InternalServerError",
                        "GetUpdateData returned 27 updates"),
                sample("import-protocol", "Import failed: http://catalog.update.microsoft.com/v7/site/Home.aspx?SKU=WSUS&Protocol=1.20",
                        "インポートできません: Home.aspx?SKU=WSUS&Version=10.0&Protocol=1.20", "Protocol=1.8"),
                sample("import-failed", "ImportUpdateFromCatalogSite failed: The underlying connection was closed",
                        "ImportUpdateFromCatalogSite の呼び出しに失敗しました。", "ImportUpdateFromCatalogSite finished"),
                sample("no-common-algorithm",
                        "Win32Exception: The client and server cannot communicate, because they do not possess a common algorithm",
                        "クライアントとサーバーは、共通のアルゴリズムを所有していないため、通信できません。", "a common cipher algorithm was chosen"),
                sample("secure-channel", "WebException: The request was aborted: Could not create SSL/TLS secure channel.",
                        "要求は中止されました: SSL/TLS のセキュリティで保護されているチャネルを作成できませんでした。", "SSL/TLS secure channel created"),
                new Sample("connection-reset-microsoft", TOP,
                        "SocketException: An existing connection was forcibly closed by the remote host\r\n at "
                                + "https://sws.update.microsoft.com/ServerSyncWebService",
                        "既存の接続はリモート ホストに強制的に切断されました。",
                        "http://hq2.example.net:8530/: An existing connection was forcibly closed by the remote host"),
                new Sample("connection-reset-upstream", CHILD,
                        "http://hq.example.net:8530/ServerSyncWebService: forcibly closed by the remote host",
                        "既存の接続はリモート ホストに強制的に切断されました。 (hq)",
                        "https://sws.update.microsoft.com: An existing connection was forcibly closed by the remote host"),
                sample("connection-reset", "System.Net.Sockets.SocketException (0x80004005): 10054",
                        "SocketException エラー 10054: 既存の接続は強制的に切断されました",
                        "Content length was 10054 bytes"),
                sample("proxy-credentials", "WebException: The remote server returned an error: (407) Proxy Authentication Required.",
                        "リモート サーバーがエラーを返しました：（407）プロキシ認証が必要です。", "at line 407 of response; port 84070"),
                new Sample("certificate-trust-microsoft", TOP,
                        "WebException: The underlying connection was closed: Could not establish trust relationship for the SSL/TLS "
                                + "secure channel.",
                        "SSL/TLS のセキュリティで保護されているチャネルに対する信頼関係を確立できませんでした。 https://sws.update.microsoft.com/",
                        "https://hq.other.example/: Could not establish trust relationship"),
                new Sample("certificate-trust-upstream", CHILD,
                        "https://hq.example.net:8531/: Could not establish trust relationship for the SSL/TLS secure channel",
                        "検証プロシージャによると、リモート証明書は無効です。", "https://sws.update.microsoft.com: Could not establish trust relationship"),
                sample("certificate-trust", "Status: TrustFailure", "信頼関係を確立できませんでした (0x800B0109)", "trust relationship between domains"),
                sample("proxy-name-not-resolved", "WebException: The proxy name could not be resolved: 'proxy'",
                        "プロキシ名を解決できませんでした。 Status=ProxyNameResolutionFailure", "The proxy name was resolved"),
                new Sample("name-not-resolved-upstream", CHILD, "WebException: The remote name could not be resolved: 'hq'",
                        "リモート名を解決できませんでした: 'hq.example.net'", "The remote name could not be resolved: 'sws.update.microsoft.com'"),
                sample("name-not-resolved", "The remote name could not be resolved: 'sws.update.microsoft.com'",
                        "リモート名を解決できませんでした。: 'sws.update.microsoft.com'", "The remote name was resolved to 11001 hosts"),
                sample("file-certificate", "Content file download failed. Reason: File cert verification failure. 2148204801",
                        "コンテンツ ファイルをダウンロードできませんでした。理由: ファイル証明書の検証に失敗しました", "File verification done"),
                sample("range-header",
                        "The server does not support the necessary HTTP protocol. BITS requires that the server support the Range "
                                + "protocol header.",
                        "BITS を使用するには、サーバーが Range プロトコル ヘッダーをサポートしている必要があります。", "Range: 0-100"),
                sample("state-machine", "Error 50000, severity 16: spFireStateMachineEventEx got FileDownloaded from FileReady",
                        "エラー 50000: spFireStateMachineEventEx でエラーが発生しました", "Error 50000: spSomethingElse"),
                sample("duplicate-key",
                        "Violation of UNIQUE KEY constraint 'CI_Files_AK'. Cannot insert duplicate key in object 'dbo.CI_Files'.",
                        "制約 'CI_Files_AK' の UNIQUE KEY 違反。オブジェクト 'dbo.CI_Files' には重複キーを挿入できません。",
                        "Violation of UNIQUE KEY constraint 'Other_AK'"),
                sample("licence-text", "Failed to download EULA for update 5f0d2c: .txt", "EULA ファイルのダウンロードに失敗しました。",
                        "EULA accepted by the administrator"),
                sample("database-size",
                        "CREATE DATABASE or ALTER DATABASE failed because the resulting cumulative database size would exceed your "
                                + "licensed limit of 10240 MB",
                        "SqlException: 'PRIMARY' ファイル グループがいっぱいなので、領域を割り当てられませんでした。エラー 1105", "SQL batch 11050 done"),
                sample("disk-full", "IOException: There is not enough space on the disk.", "ディスクに十分な空き領域がありません。",
                        "Free space on the disk: 10 GB"),
                sample("database-deadlock",
                        "Transaction (Process ID 62) was deadlocked on lock resources with another process and has been chosen as the "
                                + "deadlock victim.",
                        "トランザクションがロック リソースで他のプロセスとデッドロックして、このトランザクションがデッドロックの対象になりました。", "no dead locks"),
                sample("database-connect",
                        "SqlException: A network-related or instance-specific error occurred while establishing a connection to SQL "
                                + "Server.",
                        "SQL Server への接続を確立しているときにネットワーク関連またはインスタンス固有のエラーが発生しました。", "Opened database \"SUSDB\""),
                sample("sql-timeout",
                        "SqlException: Execution Timeout Expired. The timeout period elapsed prior to completion of the operation",
                        "SqlException: 実行タイムアウトの期限が切れました。操作が完了する前にタイムアウト期間が過ぎたか、サーバーが応答していません。",
                        "SqlException: Incorrect syntax near 'time'"),
                sample("timeout", "WebException: The operation has timed out", "操作がタイムアウトになりました。", "Timeout set to 100 seconds"),
                sample("protocol-version", "IncompatibleProtocolVersion: server 1.20, client 1.8", "エラー: IncompatibleProtocolVersionOnUss",
                "protocol version 1.20 is compatible"),
                new Sample("http-401-403-microsoft", TOP, "The request failed with HTTP status 403: Forbidden.",
                "要求が HTTP ステータス 403 で失敗しました: Forbidden",
                        "http://hq.other.example:8530 The request failed with HTTP status 403: Forbidden."),
                new Sample("http-401-403-upstream", CHILD,
                        "http://hq.example.net:8530: The request failed with HTTP status 401: Unauthorized.",
                        "要求が HTTP ステータス 401 で失敗しました: Unauthorized", "https://sws.update.microsoft.com returned (401)"),
                new Sample("http-401-403-local", TOP,
                        "http://localhost:8530/ApiRemoting30/WebService.asmx: The request failed with HTTP status 401: Unauthorized.",
                        "http://hq:8530/ApiRemoting30/WebService.asmx: 要求が HTTP ステータス 403 で失敗しました",
                        "https://sws.update.microsoft.com: HTTP status 401"),
                sample("http-401-403", "The remote server returned an error: (403) Forbidden.", "リモート サーバーがエラーを返しました: (401) 許可されていません",
                        "401 updates, 403 files"),
                new Sample("http-404-upstream", CHILD, "http://hq.example.net/: The request failed with HTTP status 404: Not Found.",
                        "要求が HTTP ステータス 404 で失敗しました: Not Found", "https://sws.update.microsoft.com: HTTP status 404"),
                sample("http-502", "The remote server returned an error: (502) Bad Gateway.", "リモート サーバーがエラーを返しました: (502) 無効なゲートウェイ",
                        "502 updates"),
                sample("http-504", "HTTP/1.1 504 Gateway Timeout", "リモート サーバーがエラーを返しました: (504) ゲートウェイのタイムアウトです。", "took 504 ms"),
                sample("http-503", "The request failed with HTTP status 503: Service Unavailable.",
                "要求が HTTP ステータス 503 で失敗しました: Service Unavailable", "port 8503"),
                sample("http-500", "The remote server returned an error: (500) Internal Server Error.",
                "リモート サーバーがエラーを返しました: (500) 内部サーバー エラーです", "1500 updates (500 new)"),
                new Sample("connect-refused-upstream", CHILD,
                "No connection could be made because the target machine actively refused it 10.0.0.1:8530",
                        "対象のコンピューターによって拒否されたため、接続できませんでした。 http://hq.example.net:8530/",
                        "https://sws.update.microsoft.com actively refused"),
                new Sample("no-connection-microsoft", TOP, "WebException: Unable to connect to the remote server", "リモート サーバーに接続できません。",
                        "http://hq2.example.net Unable to connect to the remote server"),
                sample("no-connection",
                        "SocketException: A connection attempt failed because the connected party did not properly respond after a "
                                + "period of time",
                        "接続済みの呼び出し先が一定の時間を過ぎても正しく応答しなかったため、接続できませんでした。", "10060 updates were connected"));
    }

    private static List<String> ids(String text, ErrorHosts hosts) {
        return SIGNATURES.match(text, hosts).stream().map(match -> match.signature().id()).toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSignatureIsFoundInBothLanguagesAndNowhereElse(Sample sample) {
        assertTrue(ids(sample.english(), sample.hosts()).contains(sample.id()), () -> "English: " + ids(sample.english(), sample.hosts()));
        assertTrue(ids(sample.japanese(), sample.hosts()).contains(sample.id()), () -> "Japanese: "
                + ids(sample.japanese(), sample.hosts()));
        assertFalse(ids(sample.nearMiss(), sample.hosts()).contains(sample.id()), "near miss");
    }

    @Test
    void everySignatureHasASample() {
        assertEquals(SIGNATURES.all().stream().map(ErrorSignature::id).toList(), samples().stream().map(Sample::id).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = { "(407)", "（407）", "HTTP 407", "HTTP/1.1 407", "HTTP status 407", "HTTP status code: 407", "HTTP ステータス 407",
            "HTTP エラー 407", "ステータス コード: 407", "407 Proxy Authentication Required", "0x8024401B", "8024401b", "-2145107941", "2149859355",
            "エラーを返しました。(407)", "returned an error: (407)", "returned an\r\n   error: (407)", "ＨＴＴＰ　４０７" })
    void aProxyThatWantsCredentialsIsFoundInAnyWrapper(String text) {
        assertEquals(List.of("proxy-credentials"), ids(text, ErrorHosts.UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "407", "line 407", "port 84070", "10540", "HTTP 4070", "0x8024401BC", "Updates: all fine",
            "The operation completed successfully",
            "操作は正常に終了しました。", "System.Net.WebException", "403 updates", "sws.update.microsoft.com" })
    void whatIsNoErrorBearsNoSignature(String text) {
        assertEquals(List.of(), ids(text, ErrorHosts.UNKNOWN));
    }

    @Test
    void aMatchTellsTokenScopeAndHost() {
        SignatureMatch match = SIGNATURES.match("http://HQ.example.net:8530/: (401) Unauthorized", CHILD).get(0);
        assertEquals("http-401-403-upstream", match.signature().id());
        assertEquals(HostScope.UPSTREAM, match.scope());
        assertEquals("HQ.example.net", match.host());
        assertTrue(match.token().contains("401"));
        assertTrue(match.concerns("E09") && !match.concerns("D10"));
        SignatureMatch unnamed = SIGNATURES.match("(407)", TOP).get(0);
        assertEquals(HostScope.MICROSOFT, unnamed.scope());
        assertEquals("", unnamed.host());
    }

    @Test
    void theMostSpecificStandsFirst() {
        assertEquals(List.of("connection-reset-microsoft", "connection-reset"),
                ids("https://sws.update.microsoft.com forcibly closed by the remote host", ErrorHosts.UNKNOWN));
    }

    @Test
    void idsOfRulesAndSignaturesAreWellFormed() {
        Set<String> ids = new HashSet<>();
        SIGNATURES.all().forEach(signature -> {
            assertTrue(ids.add(signature.id()));
            assertFalse(signature.rules().isEmpty(), signature.id());
            signature.rules().forEach(rule -> assertTrue(rule.matches("[A-L][0-9]{2}"), rule));
        });
    }

    @Test
    void hugeAndHostileTextsTakeNoTime() {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            for (String part : List.of("a", "SqlException", "EULA ", "http://a.", "a.a-", "\uFDFA", " ", "(", "HTTP ", "SoapException",
                    "エラー")) {
                SIGNATURES.match(part.repeat(3_000_000 / part.length()));
            }
        });
        String late = "x ".repeat(ErrorSignatures.MAX_TEXT) + "(407) Proxy Authentication Required";
        assertEquals(List.of(), SIGNATURES.match(late), "only the beginning is looked at");
    }

    @Test
    void aHundredThousandQuestionsAboutOneTextAreQuick() {
        String text = samples().stream().map(Sample::english).reduce("", String::concat);
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> Stream.generate(() -> text).limit(100_000).forEach(SIGNATURES::match));
    }
}
