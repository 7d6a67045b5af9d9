/** What a user edits and saves: the fleet of servers, its file, and its changes with undo and redo. */
@NullMarked
package org.todoku.model;

import org.jspecify.annotations.NullMarked;
