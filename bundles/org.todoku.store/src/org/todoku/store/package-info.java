/** The workspace: every state of every server in one database file, searchable from memory. */
@NullMarked
package org.todoku.store;

import org.jspecify.annotations.NullMarked;
