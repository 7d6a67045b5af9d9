/** The Todoku snapshot: one server at one time as a ZIP of JSON sections, and the same sections as single documents. */
@NullMarked
package org.todoku.intake.snapshot;

import org.jspecify.annotations.NullMarked;
