/** Rules without Java: a JSON file states facts, conditions, texts and remedies, and becomes ordinary rules. */
@NullMarked
package org.todoku.rules.file;

import org.jspecify.annotations.NullMarked;
