/** Rules about products and classifications (B). */
@NullMarked
package org.todoku.rules.wsus.internal.selection;

import org.jspecify.annotations.NullMarked;
