/** Tests of the sync log against plain loops. */
@NullMarked
package org.todoku.core.synclog;

import org.jspecify.annotations.NullMarked;
