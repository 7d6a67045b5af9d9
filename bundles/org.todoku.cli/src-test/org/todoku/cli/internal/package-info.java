/** Tests of the parts of the command line. */
@NullMarked
package org.todoku.cli.internal;

import org.jspecify.annotations.NullMarked;
