/** Rules about updates that were, or should have been, imported from the Microsoft Update Catalog. */
@NullMarked
package org.todoku.rules.wsus.internal.importing;

import org.jspecify.annotations.NullMarked;
