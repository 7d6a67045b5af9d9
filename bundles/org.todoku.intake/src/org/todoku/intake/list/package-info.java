/** Lists of wanted updates: as people write them, and as scanners and inventories export them. */
@NullMarked
package org.todoku.intake.list;

import org.jspecify.annotations.NullMarked;
