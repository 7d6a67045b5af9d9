/** Tests of detection and of the texts of problems. */
@NullMarked
package org.todoku.intake;

import org.jspecify.annotations.NullMarked;
