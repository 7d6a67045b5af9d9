/**
 * Rules that explain why an update is or is not on a server, the engine that runs them and the diagnosis they give.
 * A rule author needs {@link org.todoku.rules.Rule}, {@link org.todoku.rules.Question} and {@link org.todoku.rules.Verdict}.
 */
@NullMarked
package org.todoku.rules;

import org.jspecify.annotations.NullMarked;
