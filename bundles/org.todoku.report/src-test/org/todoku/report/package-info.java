/** What readers of the reports see. */
@NullMarked
package org.todoku.report;

import org.jspecify.annotations.NullMarked;
