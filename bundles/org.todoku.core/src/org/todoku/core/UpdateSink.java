package org.todoku.core;

/** Takes updates one by one, in the order of the source. */
@FunctionalInterface
public interface UpdateSink {

    void accept(ServerUpdate update);
}
