/** The commands. */
@NullMarked
package org.todoku.cli.internal;

import org.jspecify.annotations.NullMarked;
