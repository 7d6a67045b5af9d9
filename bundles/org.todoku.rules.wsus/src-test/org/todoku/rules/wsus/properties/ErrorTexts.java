package org.todoku.rules.wsus.properties;

import java.util.List;

import org.todoku.core.SyncError;

/** Texts of failed synchronisations as servers in English and in Japanese write them. */
final class ErrorTexts {

    /** One way to fail. */
    record Failure(SyncError error, String text) {
    }

    static final String PROXY = "WebException: The remote server returned an error: (407) Proxy Authentication Required.";
    static final String PROXY_JA = "リモート サーバーがエラーを返しました: (407) プロキシ認証が必要です";
    static final String CUT = "WebException: The underlying connection was closed ---> SocketException (10054): "
            + "An existing connection was forcibly closed by the remote host";
    static final String CUT_JA = "WebException: 接続が切断されました ---> SocketException: 既存の接続はリモート ホストに強制的に切断されました。";
    static final String NO_CIPHER = "AuthenticationException: The client and server cannot communicate,"
            + " because they do not possess a common algorithm";
    static final String TIMEOUT = "WebException: The operation has timed out";
    static final String TIMEOUT_JA = "WebException: 操作がタイムアウトになりました";
    static final String SQL = "SqlException: Execution Timeout Expired. The timeout period elapsed prior to completion of the operation";
    static final String SQL_JA = "SqlException: 実行タイムアウトの期限が切れました。";
    static final String FULL = "SqlException: Could not allocate space because the 'PRIMARY' filegroup is full";
    static final String UNREACHABLE = "WebException: Unable to connect to the remote server ---> SocketException: 10060";
    static final String UNREACHABLE_JA = "WebException: リモート サーバーに接続できません ---> SocketException: 10060";
    static final String BUSY = "WebException: The remote server returned an error: (503) Server Unavailable.";
    static final String BROKEN = "WebException: The remote server returned an error: (500) Internal Server Error.";
    static final String GATEWAY = "WebException: The remote server returned an error: (502) Bad Gateway.";
    static final String GATEWAY_JA = "リモート サーバーがエラーを返しました: (502) 不適切なゲートウェイ";
    static final String FORBIDDEN = "WebException: The remote server returned an error: (403) Forbidden.";
    static final String FORBIDDEN_JA = "リモート サーバーがエラーを返しました: (403) 使用不可能";
    static final String SOAP = "SoapException: Fault occurred at GetUpdateData, ErrorCode=InternalServerError";
    static final String NO_NAME = "WebException: The remote name could not be resolved: 'sws.update.microsoft.com'";
    static final String NO_NAME_JA = "WebException: リモート名を解決できませんでした。: 'sws.update.microsoft.com'";
    static final String NO_PROXY_NAME = "WebException: The proxy name could not be resolved: 'proxy.example.org'";
    static final String TRUST = "WebException: Could not establish trust relationship for the SSL/TLS secure channel";
    static final String TRUST_JA = "WebException: SSL/TLS のセキュリティで保護されているチャネルに対する信頼関係を確立できませんでした";

    static final List<Failure> ALL = List.of(new Failure(SyncError.PROXY_ERROR, PROXY), new Failure(SyncError.PROXY_ERROR, PROXY_JA),
            new Failure(SyncError.PROXY_ERROR, ""), of(CUT), of(CUT_JA), of(NO_CIPHER), of(TIMEOUT), of(TIMEOUT_JA),
            new Failure(SyncError.UNKNOWN, SQL), new Failure(SyncError.UNKNOWN, SQL_JA), new Failure(SyncError.LOCAL_DB_OTHER_ERROR, FULL),
            new Failure(SyncError.LOCAL_DB_CONNECT_FAIL, ""), new Failure(SyncError.LOCAL_DB_TOO_BUSY, ""), of(UNREACHABLE),
            of(UNREACHABLE_JA), new Failure(SyncError.USS_BUSY, BUSY), of(BROKEN), of(GATEWAY), of(GATEWAY_JA), of(FORBIDDEN),
            of(FORBIDDEN_JA), new Failure(SyncError.USS_INTERNAL_ERROR, SOAP), of(NO_NAME), of(NO_NAME_JA), of(NO_PROXY_NAME), of(TRUST),
            of(TRUST_JA), new Failure(SyncError.USS_NOT_FOUND, ""), new Failure(SyncError.DSS_AUTHENTICATION_ERROR, ""),
            new Failure(SyncError.USS_OTHER_ERROR, "Something of tomorrow"), of(""), new Failure(SyncError.APPROVAL_ERROR, ""),
            new Failure(SyncError.LOCAL_UPDATE_MISSING_FOR_APPROVAL, ""), new Failure(SyncError.IMPORT_UPDATE_ERROR, ""),
            new Failure(SyncError.INCOMPATIBLE_PROTOCOL_VERSION, ""), new Failure(SyncError.INCOMPATIBLE_PROTOCOL_VERSION_ON_USS, ""));

    private ErrorTexts() {
    }

    private static Failure of(String text) {
        return new Failure(SyncError.USS_COMMUNICATION_ERROR, text);
    }
}
