/** Servers side by side, or one server at two times: in which updates and settings they differ. */
package org.todoku.ui.compare;
