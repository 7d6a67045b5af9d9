package org.todoku.ui.search;

/** What a server can say of an update, each in a column of its own. */
enum ServerColumns {
    STATE, APPROVAL, ARRIVAL, REVISION;

    String label() {
        return switch (this) {
            case STATE -> Messages.Server_state;
            case APPROVAL -> Messages.Server_approval;
            case ARRIVAL -> Messages.Server_arrival;
            case REVISION -> Messages.Server_revision;
        };
    }
}
