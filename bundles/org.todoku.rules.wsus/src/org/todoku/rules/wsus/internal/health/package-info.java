/** Rules about the health of a server: what causes or prolongs other trouble, and on its own keeps no update away. */
@NullMarked
package org.todoku.rules.wsus.internal.health;

import org.jspecify.annotations.NullMarked;
