/** Tests of the lists of wanted updates. */
@NullMarked
package org.todoku.intake.list;

import org.jspecify.annotations.NullMarked;
