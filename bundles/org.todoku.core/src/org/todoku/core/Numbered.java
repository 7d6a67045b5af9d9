package org.todoku.core;

/** An enumeration of the WSUS API; exports carry its number or its name. */
public interface Numbered {

    /** The number in {@code Microsoft.UpdateServices.Administration}. */
    int number();

    /** The name as the WSUS API spells it, for example {@code UssNotFound}. */
    default String apiName() {
        var result = new StringBuilder();
        for (String word : ((Enum<?>) this).name().split("_")) {
            result.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return result.toString();
    }
}
