package org.todoku.rules.file;

/** Something in a rule file that cannot be used; the message is the reason. */
final class FileProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Place place;

    FileProblem(Place place, String reason) {
        super(reason, null, false, false);
        this.place = place;
    }

    Place place() {
        return place;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
