/** The command line: the same questions and answers as the workbench, for terminals and scripts. */
@NullMarked
package org.todoku.cli;

import org.jspecify.annotations.NullMarked;
