/** Tests of the analyses that rules and views share. */
@NullMarked
package org.todoku.rules.analysis;

import org.jspecify.annotations.NullMarked;
