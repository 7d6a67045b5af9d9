/** Tests of the fact catalogue. */
@NullMarked
package org.todoku.rules.fact;

import org.jspecify.annotations.NullMarked;
