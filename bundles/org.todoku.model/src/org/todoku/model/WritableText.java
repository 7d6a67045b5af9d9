package org.todoku.model;

import java.util.List;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;

/** Texts of a model that a file can hold: XML has no place for control characters and halves of characters, whoever copied them. */
final class WritableText {

    private static final int REPLACEMENT = 0xFFFD;

    private WritableText() {
    }

    /** Puts a mark in the place of each character that cannot be written, in the object and all it contains. */
    static void make(EObject root) {
        texts(root);
        root.eAllContents().forEachRemaining(WritableText::texts);
    }

    private static void texts(EObject part) {
        for (EAttribute attribute : part.eClass().getEAllAttributes()) {
            Object value = part.eGet(attribute);
            if (value instanceof String text) {
                if (!isWritable(text)) {
                    part.eSet(attribute, written(text));
                }
            } else if (value instanceof List<?> list && list.stream().anyMatch(each -> each instanceof String text
                    && !isWritable(text))) {
                part.eSet(attribute, list.stream().map(each -> each instanceof String text ? written(text) : each).toList());
            }
        }
    }

    /** A loop: a note may be as long as a book, and a stream of its characters takes ten times as long. */
    private static boolean isWritable(String text) {
        for (int i = 0; i < text.length(); i++) {
            int c = text.codePointAt(i);
            if (!isWritable(c)) {
                return false;
            }
            i += Character.charCount(c) - 1;
        }
        return true;
    }

    private static boolean isWritable(int c) {
        return c >= ' ' && c < Character.MIN_SURROGATE || c == '\n' || c == '\t' || c == '\r' || c > Character.MAX_SURROGATE && c < 0xFFFE
                || c > Character.MAX_VALUE;
    }

    private static String written(String text) {
        return text.codePoints().map(c -> isWritable(c) ? c : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
