/** What a person or a script sees of the command line. */
@NullMarked
package org.todoku.cli;

import org.jspecify.annotations.NullMarked;
