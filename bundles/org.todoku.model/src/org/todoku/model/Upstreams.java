package org.todoku.model;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.todoku.model.fleet.Server;

/** Questions about the chain of upstream servers. */
public final class Upstreams {

	private Upstreams() {
	}

	/** Whether following the upstream of {@code server} comes back to it. */
	public static boolean isInLoop(Server server) {
		return reaches(server.getUpstream(), server);
	}

	/** Whether {@code server} would be its own upstream, directly or over others, were {@code upstream} its upstream. */
	public static boolean wouldLoop(Server server, @Nullable Server upstream) {
		return reaches(upstream, server);
	}

	private static boolean reaches(@Nullable Server from, Server target) {
		Set<Server> seen = new HashSet<>();
		for (Server s = from; s != null && seen.add(s); s = s.getUpstream()) {
			if (s == target) {
				return true;
			}
		}
		return false;
	}
}
