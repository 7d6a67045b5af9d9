/** In what servers differ, or one server at two times: updates, settings and approvals. */
@NullMarked
package org.todoku.core.compare;

import org.jspecify.annotations.NullMarked;
