package org.todoku.intake.internal.powershell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What columns mean, by the names that exports of IUpdate, of Get-WsusUpdate and of scripts around them use (normalised). */
enum Column {
    ID("updateid", "id.updateid", "updateguid", "updateid.guid", "guid", "id"),
    REVISION("revisionnumber", "id.revisionnumber", "updaterevision", "updaterevisionnumber", "revision"),
    TITLE("title", "updatetitle", "タイトル"),
    KB("knowledgebasearticles", "kbnumber", "kb", "kbs", "kbarticle", "kbarticles", "knowledgebasearticle", "knowledgebase", "kbarticleid",
            "kbarticleids", "kbnumbers", "articleid"),
    /** The number in a file's name: a child of the update, as .NET roll-ups have several, or a build number. */
    FILE_KB("filekbnumber"),
    BULLETINS("securitybulletins", "securitybulletin", "bulletin", "bulletins"),
    PRODUCTS("producttitles", "products", "producttitle", "product", "category", "categories"),
    CLASSIFICATION("updateclassificationtitle", "classification", "updateclassification", "classificationtitle"),
    TYPE("updatetype"),
    CREATED("creationdate", "created", "releasedate"),
    ARRIVED("arrivaldate", "arrived"),
    /** Yes or no; in exports of Get-WsusUpdate also the words {@code Not approved}, {@code Install}, {@code Declined}. */
    APPROVED("isapproved", "approved"),
    DECLINED("isdeclined", "declined"),
    SUPERSEDED("issuperseded", "superseded"),
    SUPERSEDED_BY("updatessupersedingthisupdate"),
    EXPIRED("publicationstate", "isexpired", "expired"),
    READY("state", "updatestate", "readystate"),
    LICENCE("requireslicenseagreementacceptance"),
    SOURCE("updatesource"),
    SUPERSEDES("supersedes", "supersededupdates", "supersededupdateids", "updatessupersededbythisupdate"),
    LANGUAGES("languagessupported", "supportedupdatelanguages", "supportedlanguages", "languages"),
    SIZE("size", "bytes", "filesize", "sizebytes", "totalbytes", "totalsize"),
    SERVER("wsusserver", "wsusservername", "updateserver", "updateservername", "servername", "server", "pscomputername"),
    /** What tells the files of one update apart. */
    FILE("hash", "fileuri", "originuri", "filename"),
    /** Describes one file or the export itself, not the update, and is different in every row. */
    LEFT_OUT("additionalhash", "osdguid", "partitionkey", "rowkey", "runspaceid", "psshowcomputername", "pssourcejobinstanceid", "update");

    private static final Map<String, Column> BY_NAME = new HashMap<>();
    static {
        for (Column column : values()) {
            column.names.forEach(name -> BY_NAME.put(name, column));
        }
    }

    private final List<String> names;

    Column(String... names) {
        this.names = List.of(names);
    }

    List<String> names() {
        return names;
    }

    static @Nullable Column of(String normalisedName) {
        return BY_NAME.get(normalisedName);
    }

    /** Whether columns look like a list of updates: something that identifies one, and something more about it. */
    static boolean describesUpdates(Iterable<String> normalisedNames) {
        boolean identified = false;
        int known = 0;
        for (String name : normalisedNames) {
            Column column = of(name);
            if (column == null) {
                continue;
            }
            known++;
            // "id" and "guid" alone are in every second table of the world
            identified |= column == ID && !name.equals("id") && !name.equals("guid") || column == KB;
            if (column == CLASSIFICATION || column == EXPIRED || column == APPROVED) {
                known++;
            }
        }
        return identified && known >= 2 || known >= 4;
    }
}
