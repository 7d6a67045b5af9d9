/** Rules about updates that arrived and are not delivered (G). */
@NullMarked
package org.todoku.rules.wsus.internal.delivery;

import org.jspecify.annotations.NullMarked;
