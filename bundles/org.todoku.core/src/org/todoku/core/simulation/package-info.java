/** What a change of the selection would bring in, and the smallest change that brings what is wanted. */
@NullMarked
package org.todoku.core.simulation;

import org.jspecify.annotations.NullMarked;
