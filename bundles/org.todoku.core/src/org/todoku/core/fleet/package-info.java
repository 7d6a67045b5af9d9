/** What is known of several servers together: the fact base that rules and views read, and the hierarchy. */
@NullMarked
package org.todoku.core.fleet;

import org.jspecify.annotations.NullMarked;
