package org.todoku.store.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

import org.roaringbitmap.PeekableIntIterator;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateReader;
import org.todoku.core.UpdateSink;

/** Reads a state out of the workspace again, updates in the order in which the workspace first saw them. */
public final class StateExport implements StateReader {

    private static final int REPORT_EVERY = 4096;

    private final String source;
    private final Supplier<KeptState> kept;
    private final Dictionary dictionary;
    private final Details details;

    /** @param kept loads the state when it is read; fails with {@link UncheckedIOException} */
    public StateExport(String source, Supplier<KeptState> kept, Dictionary dictionary, Details details) {
        this.source = source;
        this.kept = kept;
        this.dictionary = dictionary;
        this.details = details;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public ServerState read(UpdateSink sink, Progress progress) throws IOException {
        KeptState state;
        try {
            state = kept.get();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Listing listing = state.listing();
        PeekableIntIterator ordinals = listing.present().getIntIterator();
        for (int rank = 0; ordinals.hasNext(); rank++) {
            int ordinal = ordinals.next();
            if (rank % REPORT_EVERY == 0) {
                progress.checkCancelled();
                progress.report(source, rank, listing.size());
            }
            sink.accept(new ServerUpdate(update(ordinal), listing.presence(ordinal, rank)));
        }
        progress.report(source, listing.size(), listing.size());
        return state.state();
    }

    private org.todoku.core.Update update(int ordinal) throws IOException {
        try {
            return details.read(dictionary, dictionary.detail(ordinal));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() {
        // the workspace owns the connection
    }
}
