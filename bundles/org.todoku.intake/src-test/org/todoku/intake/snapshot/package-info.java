/** Tests of reading and writing snapshots. */
@NullMarked
package org.todoku.intake.snapshot;

import org.jspecify.annotations.NullMarked;
