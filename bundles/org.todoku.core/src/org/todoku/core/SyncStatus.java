package org.todoku.core;

/** What the synchronisation service is doing now ({@code SynchronizationStatus}). */
public enum SyncStatus implements Numbered {
    NOT_PROCESSING(0), RUNNING(1), STOPPING(2);

    private final int number;

    SyncStatus(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
