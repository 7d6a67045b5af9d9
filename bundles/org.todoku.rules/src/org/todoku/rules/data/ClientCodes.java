package org.todoku.rules.data;

import java.util.List;
import java.util.Optional;

/** Error codes that computers report. */
public record ClientCodes(List<ClientCode> all) {

    public ClientCodes {
        all = List.copyOf(all);
    }

    /**
     * @param code as found: {@code 0x8024401C} or {@code 8024401c}, or as a decimal number, negative where it was taken as signed;
     *        anything else finds nothing
     */
    public Optional<ClientCode> find(String code) {
        String text = code.strip();
        if (text.matches("(?:0[xX])?[0-9A-Fa-f]{8}")) {
            long number = Long.parseLong(text.substring(text.length() - 8), 16);
            return find(number);
        }
        return text.matches("-?[0-9]{9,10}") ? find(Long.parseLong(text)) : Optional.empty();
    }

    /** @param code of 32 bits, signed or not */
    public Optional<ClientCode> find(long code) {
        long unsigned = code & 0xFFFFFFFFL;
        return all.stream().filter(known -> known.code() == unsigned).findFirst();
    }
}
