package org.todoku.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/** A name for content, so that what is equal is known to be. */
final class Fingerprint {

    private static final int DIGITS = 20;

    private Fingerprint() {
    }

    /** Of all that the object contains. */
    static String of(EObject object) {
        MessageDigest digest = sha256();
        add(digest, object);
        return object.eClass().getName().substring("Known".length()).toLowerCase(Locale.ROOT) + "-" + shortened(digest.digest());
    }

    /** Of a text. */
    static String of(String text) {
        return shortened(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** All digits of SHA-256. */
    static String of(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    private static String shortened(byte[] digest) {
        return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    private static void add(MessageDigest digest, EObject object) {
        for (EStructuralFeature feature : object.eClass().getEAllStructuralFeatures()) {
            Object value = object.eGet(feature);
            for (Object each : value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
                digest.update((feature.getName() + '\u0001').getBytes(StandardCharsets.UTF_8));
                if (each instanceof EObject part) {
                    add(digest, part);
                } else {
                    digest.update((each.toString() + '\u0002').getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }
}
