/** Many updates at once: the view of lists. */
package org.todoku.ui.lists;
