package org.todoku.core;

/** Whether the files and terms of an update are ready on the server ({@code UpdateState}). */
public enum ReadyState implements Numbered {
    LICENSE_AGREEMENT_NOT_READY(1), INSTALLATION_IMPOSSIBLE(2), NOT_NEEDED(3), NOT_READY(4), READY(5), CANCELED(6), FAILED(7),
    LICENSE_AGREEMENT_FAILED(8);

    private final int number;

    ReadyState(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
