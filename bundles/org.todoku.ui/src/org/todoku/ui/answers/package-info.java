/** Answers of the rules as people read them; shared by all that shows answers. */
package org.todoku.ui.answers;
