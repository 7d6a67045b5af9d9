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

    private static boolean isWritable(String text) {
        return text.codePoints().allMatch(WritableText::isWritable);
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
