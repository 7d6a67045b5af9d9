/** How the shared part of the workbench hooks into it: activator, handlers, start. */
package org.todoku.ui.internal;
