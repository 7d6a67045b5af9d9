package org.todoku.ui;

import org.jspecify.annotations.NullMarked;

/** Ids of the views; they never change. */
@NullMarked
public final class ViewIds {

    public static final String SERVERS = "org.todoku.ui.servers.view";
    public static final String SEARCH = "org.todoku.ui.search.view";
    public static final String MATRIX = "org.todoku.ui.matrix.view";
    public static final String SYNC_LOG = "org.todoku.ui.synclog.view";
    public static final String COMPARE = "org.todoku.ui.compare.view";
    public static final String LISTS = "org.todoku.ui.lists.view";
    public static final String TOPOLOGY = "org.todoku.ui.topology.view";
    public static final String SUPERSEDENCE = "org.todoku.ui.supersedence.view";
    public static final String DIAGNOSIS = "org.todoku.ui.diagnosis.view";

    private ViewIds() {
    }
}
