package org.todoku.rules.file;

import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;

/**
 * Answers that hold for a server whatever the update, so that a log is not searched anew for each of thousands of updates. Keeps no
 * state alive. Safe for many threads.
 */
final class ServerMemo {

    private static final int MOST_SERVERS = 500;

    private final Map<Key, Answer> answers = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<Key, Answer> eldest) {
            return size() > MOST_SERVERS;
        }
    });

    @Nullable Answer get(ServerState server) {
        return answers.get(new Key(server));
    }

    void put(ServerState server, Answer answer) {
        answers.put(new Key(server), answer);
    }

    /** The very same state: comparing what is in two of them would cost more than it saves. */
    private static final class Key extends WeakReference<ServerState> {

        private final int hash;

        Key(ServerState server) {
            super(server);
            hash = System.identityHashCode(server);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            ServerState own = get();
            return this == other || own != null && other instanceof Key key && key.get() == own;
        }
    }
}
