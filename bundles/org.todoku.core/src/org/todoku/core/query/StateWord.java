package org.todoku.core.query;

import java.util.List;
import java.util.Optional;

/** How an update stands on a server, in the words that one types after {@code state:}. */
public enum StateWord {

    /** Approved for installation, and not declined. */
    APPROVED("approved", "承認済み", "承認"),
    /** Listed, neither approved nor declined. */
    NOT_APPROVED("not-approved", "未承認", "unapproved"),
    DECLINED("declined", "拒否済み", "拒否"),
    /** The server says that another update replaces it. */
    SUPERSEDED("superseded", "置き換え済み", "置き換え"),
    /** Withdrawn by its publisher. */
    EXPIRED("expired", "期限切れ"),
    /** Listed. */
    PRESENT("present", "あり", "there", "listed"),
    /** Not listed in a complete list. */
    ABSENT("absent", "なし", "missing", "not-there"),
    /** Listed on a server and absent on another one. */
    NOT_EVERYWHERE("not-everywhere", "一部のみ"),
    /** All files are on the server. */
    READY("ready", "準備完了", "downloaded", "ダウンロード済み"),
    /** Not all files are on the server yet. */
    DOWNLOADING("downloading", "ダウンロード中", "not-ready"),
    /** The download of its files failed. */
    FAILED("failed", "ダウンロード失敗", "失敗", "download-failed"),
    /** Licence terms must be accepted before it can be approved. */
    LICENCE_PENDING("licence-pending", "同意待ち", "license-pending");

    private final List<String> words;

    StateWord(String... words) {
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

    /** Letter case, width, blanks and hyphens make no difference. */
    public static Optional<StateWord> parse(String typed) {
        String wanted = bare(typed);
        for (StateWord state : values()) {
            if (state.words.stream().anyMatch(word -> bare(word).equals(wanted))) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    private static String bare(String word) {
        return UpdateQuery.normalise(word).replaceAll("[\\s_-]", "");
    }
}
