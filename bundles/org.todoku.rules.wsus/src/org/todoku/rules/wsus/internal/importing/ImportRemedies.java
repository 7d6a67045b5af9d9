package org.todoku.rules.wsus.internal.importing;

import org.todoku.core.ServerState;
import org.todoku.rules.Remedy;

/** What to do when importing fails. */
final class ImportRemedies {

    private static final String KEYS = "'HKLM:\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319',"
            + "'HKLM:\\SOFTWARE\\Wow6432Node\\Microsoft\\.NETFramework\\v4.0.30319'";

    private ImportRemedies() {
    }

    static Remedy strongCrypto(ServerState server) {
        return Remedy.changing("strong-crypto-for-import", KEYS + " | ForEach-Object { New-ItemProperty -Path $_ -Name SchUseStrongCrypto"
                + " -Value 1 -PropertyType DWord -Force }", server);
    }

    static Remedy importRights(ServerState server) {
        return Remedy.looking("import-rights", "(Get-WsusServer).GetCurrentUserRole()", server);
    }
}
