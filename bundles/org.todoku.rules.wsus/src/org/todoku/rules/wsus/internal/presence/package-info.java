/** Rules about whether an update is really absent (A). */
@NullMarked
package org.todoku.rules.wsus.internal.presence;

import org.jspecify.annotations.NullMarked;
