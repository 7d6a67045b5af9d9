package org.todoku.core;

/** Why a synchronisation failed ({@code SynchronizationError}). */
public enum SyncError implements Numbered {
    NOT_APPLICABLE(0), UNKNOWN(1), LOCAL_DB_CONNECT_FAIL(2), LOCAL_DB_TOO_BUSY(3), LOCAL_DB_OTHER_ERROR(4), PROXY_ERROR(5),
    USS_NOT_FOUND(6), USS_BUSY(7), USS_INTERNAL_ERROR(8), DSS_AUTHENTICATION_ERROR(9), USS_COMMUNICATION_ERROR(10),
    USS_OTHER_ERROR(11), USER_CANCELED(12), IMPORT_UPDATE_ERROR(13), APPROVAL_ERROR(14),
    LOCAL_UPDATE_MISSING_FOR_APPROVAL(15), INCOMPATIBLE_PROTOCOL_VERSION(16), INCOMPATIBLE_PROTOCOL_VERSION_ON_USS(17);

    private final int number;

    SyncError(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public String apiName() {
        return Numbered.super.apiName().replace("LocalDb", "LocalDB");
    }
}
