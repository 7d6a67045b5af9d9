/** How a workspace is kept: the SQL, the packed columns and title blocks in memory, and what one import does. */
@NullMarked
package org.todoku.store.internal;

import org.jspecify.annotations.NullMarked;
