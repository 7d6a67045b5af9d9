/** Three-valued facts: known with where and when it was read, or unknown with the reason. */
@NullMarked
package org.todoku.core.fact;

import org.jspecify.annotations.NullMarked;
