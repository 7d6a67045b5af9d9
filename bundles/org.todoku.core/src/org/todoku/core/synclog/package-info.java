/** The synchronisation runs of many servers on one time line: how they ended, streaks of failures, and what changed between them. */
@NullMarked
package org.todoku.core.synclog;

import org.jspecify.annotations.NullMarked;
