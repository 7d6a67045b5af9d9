/** What the built-in rules share: the update asked for, ticked boxes, synchronisations, servers above, remedies. */
@NullMarked
package org.todoku.rules.wsus.internal;

import org.jspecify.annotations.NullMarked;
