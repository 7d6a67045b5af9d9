/** Rules about upstream and replica servers (E). */
@NullMarked
package org.todoku.rules.wsus.internal.topology;

import org.jspecify.annotations.NullMarked;
