/** Rules about life cycle and security: worth knowing, never a cause. */
@NullMarked
package org.todoku.rules.wsus.internal.advisory;

import org.jspecify.annotations.NullMarked;
