package org.todoku.cli.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Standard output. A failure, which the writers above would not tell, is kept; what comes afterwards goes nowhere. */
final class Outlet extends OutputStream {

    private final OutputStream stream;
    private @Nullable IOException failure;

    Outlet(OutputStream stream) {
        this.stream = stream;
    }

    /** The first failure. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether the program that reads the output has seen enough. */
    static boolean isClosedPipe(IOException failure) {
        String reason = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return reason.contains("pipe") || reason.contains("パイプ");
    }

    @Override
    public void write(int one) {
        write(new byte[] { (byte) one }, 0, 1);
    }

    @Override
    public void write(byte @Nullable [] bytes, int from, int length) {
        if (failure == null) {
            try {
                stream.write(Objects.requireNonNull(bytes), from, length);
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    @Override
    public void flush() {
        if (failure == null) {
            try {
                stream.flush();
            } catch (IOException e) {
                failure = e;
            }
        }
    }
}
