package org.todoku.bench;

import java.util.List;
import java.util.UUID;

import org.todoku.core.ServerUpdate;

/** Another store with the same updates. Its answers are numbers that must be the same. */
public interface OtherStore extends AutoCloseable {

    /** Name and version. */
    String name();

    void add(int server, ServerUpdate listed) throws Exception;

    /** Everything was added. Makes it durable and ready to answer. */
    void finish() throws Exception;

    /** Size on disk in bytes. */
    long size() throws Exception;

    /** Newest 100 updates with a KB number, with their states on all servers; how many it found. */
    int withNumber(String kb) throws Exception;

    /** Newest 100 updates whose title contains each text, with their states on all servers; how many it found, at most 100. */
    int withTitle(List<String> texts) throws Exception;

    /** How many updates have a title that contains each text. */
    long total(List<String> texts) throws Exception;

    /** An update with its states on all servers; 1 when it is there. */
    int withId(UUID id) throws Exception;

    /** How many updates some of the servers list and others do not; reads the newest 100 of them. */
    long differences(List<Integer> servers) throws Exception;

    /** Updates and newest arrival by server, product and classification; how many of these have any. */
    long matrix() throws Exception;

    /** How many updates of a product, of any of the classifications, a server does not list and nobody calls expired, with their bytes. */
    long tick(int server, UUID product, List<UUID> classifications) throws Exception;

    @Override
    void close() throws Exception;
}
