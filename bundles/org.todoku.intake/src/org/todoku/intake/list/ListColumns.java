package org.todoku.intake.list;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What the columns of scanners and inventories hold, by their names in English and Japanese. The lower the level, the more a column is
 * about the update that is missing; of a row the first level that names one counts.
 */
final class ListColumns {

    /** Columns that hold KB numbers, also without the letters KB. */
    static final int NUMBERS = 0;
    /** Columns that hold weaknesses, which WSUS does not know. */
    static final int FLAWS = 4;

    private static final List<String> NAMES = List.of(
            "kb|kbs|kbid|kbids|kbnumber|kbnumbers|kbno|kbarticle|kbarticles|kbarticleid|kbarticleids|mskb|microsoftkb|knowledgebase"
                    + "|knowledgebasearticle|knowledgebasearticles|article|articleid|hotfix|hotfixid|hotfixes|qnumber|missingkb|missingkbs"
                    + "|missingpatch|missingpatches|missinghotfixes|missingupdates|recommendedsecurityupdateid|securityupdateid|patchid"
                    + "|patchids|updateid|kb番号|kb文書番号|サポート技術情報|サポート技術情報番号|サポート技術情報id|文書番号|未適用パッチ"
                    + "|未適用の更新プログラム|未適用更新プログラム|不足パッチ|不足しているパッチ|不足している更新プログラム|パッチ番号"
                    + "|更新プログラム番号|更新プログラムid",
            "solution|solutions|vulnerabilitysolution|remediation|remediations|remediationsteps|remediationaction|fix|fixes|patch|patches"
                    + "|patchname|requiredpatch|recommendedsecurityupdate|recommendation|recommendations|securityrecommendation"
                    + "|securityupdate"
                    + "|update|updates|updatename|updatetitle|対策|対処|対処方法|解決策|解決方法|ソリューション|修正|修正方法|修復|パッチ|パッチ名"
                    + "|更新プログラム|更新プログラム名|推奨事項|推奨される対策|推奨対策",
            "bulletin|bulletins|bulletinid|msbulletin|securitybulletin|vendorreference|vendorreferences|reference|references|seealso"
                    + "|otherreferences|url|urls|セキュリティ情報|参考情報|関連情報|参照",
            "name|title|pluginname|nvtname|vulnerability|vulnerabilitytitle|vulnerabilityname|vulnerabilityid|summary|synopsis"
                    + "|specificresult|pluginoutput|result|results|proof|名前|名称|タイトル|脆弱性|脆弱性名|概要|結果|検出結果",
            "cve|cves|cveid|cveids|cve番号");
    private static final Map<String, Integer> LEVELS = levels();
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern KB_WORD = Pattern.compile("(?:^|[^\\p{L}\\p{N}])kbs?(?:[^\\p{L}\\p{N}]|$)");
    private static final Pattern NOT_MISSING = Pattern.compile("supersed|replac|\\binstalled|置き換え|置換|適用済|インストール済");

    private ListColumns() {
    }

    private static Map<String, Integer> levels() {
        Map<String, Integer> levels = new HashMap<>();
        for (int level = 0; level < NAMES.size(); level++) {
            int at = level;
            Arrays.stream(NAMES.get(level).split("\\|")).forEach(name -> levels.put(name, at));
        }
        return levels;
    }

    /** The level of a column; empty for one of which nothing is known. */
    static OptionalInt level(String header) {
        if (tellsOther(header)) {
            return OptionalInt.empty();
        }
        Integer level = LEVELS.get(key(header));
        if (level == null && KB_WORD.matcher(folded(header)).find()) {
            level = NUMBERS;
        }
        return level == null ? OptionalInt.empty() : OptionalInt.of(level);
    }

    /** Whether a column is about updates that are there or are replaced: those are not wanted. */
    static boolean tellsOther(String header) {
        return NOT_MISSING.matcher(folded(header)).find();
    }

    /** The name of a column without letter case, width, blanks and signs. */
    static String key(String header) {
        return NOT_LETTERS.matcher(folded(header)).replaceAll("");
    }

    private static String folded(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
    }
}
