package org.todoku.core.query;

import java.util.List;
import java.util.Optional;

/** What may stand before the colon of a term. */
public enum QueryKey {
    PRODUCT("product", "製品"), CLASS("class", "分類", "classification"), STATE("state", "状態", "status"), SERVER("server", "サーバー"),
    ARRIVED("arrived", "到着", "到着日"), CREATED("created", "作成", "作成日"), SUPERSEDED("superseded", "置き換え"), CVE("cve", "脆弱性"),
    KB("kb", "サポート技術情報"), TITLE("title", "タイトル"), ID("id", "識別子", "guid");

    private final List<String> words;

    QueryKey(String... words) {
        this.words = List.of(words);
    }

    /** The English word, the Japanese one, then other spellings. */
    public List<String> words() {
        return words;
    }

    /** The English word. */
    public String word() {
        return words.get(0);
    }

    /** Letter case and width make no difference. */
    public static Optional<QueryKey> parse(String typed) {
        String wanted = UpdateQuery.normalise(typed);
        for (QueryKey key : values()) {
            if (key.words.stream().anyMatch(word -> UpdateQuery.normalise(word).equals(wanted))) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }
}
