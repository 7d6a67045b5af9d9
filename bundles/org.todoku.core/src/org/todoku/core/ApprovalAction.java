package org.todoku.core;

/** What an approval asks clients to do ({@code UpdateApprovalAction}). */
public enum ApprovalAction implements Numbered {
    INSTALL(0), UNINSTALL(1), NOT_APPROVED(3), ALL(2147483647);

    private final int number;

    ApprovalAction(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
