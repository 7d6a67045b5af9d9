/** Every file format in: detection, validation and reading of what people bring from their WSUS servers. */
@NullMarked
package org.todoku.intake;

import org.jspecify.annotations.NullMarked;
