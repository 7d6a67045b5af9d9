/** What replaces an update, what it replaces, and what to install instead. */
package org.todoku.ui.supersedence;
