/** Measures imports, searches and diagnoses on generated fleets. */
@NullMarked
package org.todoku.bench;

import org.jspecify.annotations.NullMarked;
