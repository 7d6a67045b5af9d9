/** How rules are run, masked, merged and put in order; no API. */
@NullMarked
package org.todoku.rules.internal;

import org.jspecify.annotations.NullMarked;
