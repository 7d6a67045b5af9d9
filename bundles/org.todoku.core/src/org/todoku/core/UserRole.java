package org.todoku.core;

/** What the collecting account may see ({@code UpdateServerUserRole}). */
public enum UserRole implements Numbered {
    UNAUTHORIZED(0), REPORTER(1), ADMINISTRATOR(2);

    private final int number;

    UserRole(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
