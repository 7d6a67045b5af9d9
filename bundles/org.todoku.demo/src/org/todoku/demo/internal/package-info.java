/** How the made-up fleet is generated. */
@NullMarked
package org.todoku.demo.internal;

import org.jspecify.annotations.NullMarked;
