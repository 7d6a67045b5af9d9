/** The domain of WSUS as immutable values: updates, categories, subscription, synchronisation runs, one server at one time. */
@NullMarked
package org.todoku.core;

import org.jspecify.annotations.NullMarked;
