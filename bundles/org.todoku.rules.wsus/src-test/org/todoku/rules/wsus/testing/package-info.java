/** A fleet for tests, built in the words of an administrator. */
@NullMarked
package org.todoku.rules.wsus.testing;

import org.jspecify.annotations.NullMarked;
