/** Tests of the workspace. */
@NullMarked
package org.todoku.store;

import org.jspecify.annotations.NullMarked;
