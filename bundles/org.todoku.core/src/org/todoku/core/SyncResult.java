package org.todoku.core;

/** How a synchronisation ended ({@code SynchronizationResult}). The API knows no partial success. */
public enum SyncResult implements Numbered {
    NEVER_RUN(0), SUCCEEDED(1), FAILED(2), CANCELED(3), UNKNOWN(4);

    private final int number;

    SyncResult(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
