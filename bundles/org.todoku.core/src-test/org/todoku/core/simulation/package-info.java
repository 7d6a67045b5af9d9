/** Tests of simulation and advice. */
@NullMarked
package org.todoku.core.simulation;

import org.jspecify.annotations.NullMarked;
