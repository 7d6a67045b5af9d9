/** The built-in rules about Windows Server Update Services. */
@NullMarked
package org.todoku.rules.wsus;

import org.jspecify.annotations.NullMarked;
