package org.todoku.rules;

/**
 * A value whose words for people differ from those for programs, as a kept answer has it.
 *
 * @param text for programs
 * @param message for people
 */
public record Quoted(String text, Message message) {

    @Override
    public String toString() {
        return text;
    }
}
