package org.todoku.report;

import java.util.Set;

/**
 * Words that a text about updates is full of. A server or a person may be called like one of them: then the name is masked where it
 * can only be a name, and stays where it may be the word.
 */
final class ProductWords {

    private static final Set<String> WORDS = Set.of("wsus", "server", "servers", "update", "updates", "windows", "microsoft", "upstream",
            "downstream", "replica", "sync", "synchronisation", "synchronization", "product", "products", "classification", "catalogue",
            "catalog", "category", "computer", "computers", "client", "clients", "proxy", "host", "domain", "person", "address", "file",
            "local", "localhost", "security", "critical", "driver", "drivers", "language", "database", "sql", "iis", "http", "https",
            "admin", "administrator", "administrators", "system", "user", "users", "service", "network", "team", "group", "manager",
            "board", "change", "the", "and", "all", "any", "new", "old", "other", "not", "for", "from", "test", "x64", "x86", "arm64",
            "office", "defender", "kb", "cumulative", "preview", "version", "state", "demo", "todoku", "powershell", "name", "error",
            "サーバー", "更新", "更新プログラム", "同期", "製品", "分類", "承認", "拒否", "アップストリーム", "ダウンストリーム", "レプリカ",
            "コンピューター", "管理者", "言語", "カタログ", "データベース", "プロキシ", "セキュリティ", "ドライバー", "調査", "質問", "重要");

    private ProductWords() {
    }

    /** @param folded without letter case */
    static boolean contains(String folded) {
        return folded.codePointCount(0, folded.length()) < 2 || folded.chars().allMatch(Character::isDigit) || WORDS.contains(folded);
    }
}
