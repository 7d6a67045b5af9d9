/** Every fact that a rule may ask for by name: what it is called, of what type it is, and where it is read. */
@NullMarked
package org.todoku.rules.fact;

import org.jspecify.annotations.NullMarked;
