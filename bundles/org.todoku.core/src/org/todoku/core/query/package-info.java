/** What a user asks for: numbers, words of titles, and how updates stand on servers. */
@NullMarked
package org.todoku.core.query;

import org.jspecify.annotations.NullMarked;
