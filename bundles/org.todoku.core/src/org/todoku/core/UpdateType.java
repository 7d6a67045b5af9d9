package org.todoku.core;

/** Kind of an update ({@code UpdateType}). */
public enum UpdateType implements Numbered {
    SOFTWARE(1), DRIVER(2), SOFTWARE_APPLICATION(5);

    private final int number;

    UpdateType(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
