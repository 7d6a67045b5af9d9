/** Readable facts and rules for tests of the engine. */
@NullMarked
package org.todoku.rules.testing;

import org.jspecify.annotations.NullMarked;
