/** Tests of the engine, its registry and its texts. */
@NullMarked
package org.todoku.rules;

import org.jspecify.annotations.NullMarked;
