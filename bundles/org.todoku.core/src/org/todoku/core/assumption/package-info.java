/** Facts that are assumed on top of what was read: how would the answer be if this were so? */
@NullMarked
package org.todoku.core.assumption;

import org.jspecify.annotations.NullMarked;
