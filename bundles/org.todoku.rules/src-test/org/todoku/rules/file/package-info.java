/** Tests of rule files. */
@NullMarked
package org.todoku.rules.file;

import org.jspecify.annotations.NullMarked;
