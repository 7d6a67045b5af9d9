/** Tests of how a workspace is kept. */
@NullMarked
package org.todoku.store.internal;

import org.jspecify.annotations.NullMarked;
