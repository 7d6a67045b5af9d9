/** Rules about what Microsoft offers to WSUS (C). */
@NullMarked
package org.todoku.rules.wsus.internal.publication;

import org.jspecify.annotations.NullMarked;
