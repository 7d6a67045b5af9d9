/** A made-up fleet of four servers to learn and to test with. */
@NullMarked
package org.todoku.demo;

import org.jspecify.annotations.NullMarked;
