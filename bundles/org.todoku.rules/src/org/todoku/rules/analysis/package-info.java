/** What follows from several facts together: synchronisation, hierarchy and selection, for rules in Java and in files alike. */
@NullMarked
package org.todoku.rules.analysis;

import org.jspecify.annotations.NullMarked;
