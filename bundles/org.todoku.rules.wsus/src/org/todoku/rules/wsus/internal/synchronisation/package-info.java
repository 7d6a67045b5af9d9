/** Rules about synchronisation (D). */
@NullMarked
package org.todoku.rules.wsus.internal.synchronisation;

import org.jspecify.annotations.NullMarked;
