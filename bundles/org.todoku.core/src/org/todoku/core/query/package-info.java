/** What a user asks for: KB number, GUID or words of a title. */
@NullMarked
package org.todoku.core.query;

import org.jspecify.annotations.NullMarked;
