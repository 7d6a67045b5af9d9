package org.todoku.core;

import java.io.IOException;

/** Reads one state of one server from a file, a live server or a generator. Read once, by one thread. */
public interface StateReader extends AutoCloseable {

    /** What is read, for messages: a file name or an address. */
    String source();

    /**
     * Hands every update to the sink, then returns everything else. Rows that cannot be read are counted in the
     * sections and make them partial; they never fail the whole.
     *
     * @throws InputException when the source cannot be used at all
     * @throws java.util.concurrent.CancellationException when the user cancelled
     */
    ServerState read(UpdateSink sink, Progress progress) throws IOException, InputException;

    @Override
    void close() throws IOException;
}
