/** The editor of investigations: documents that keep what was asked, found and decided. */
package org.todoku.ui.investigation;
