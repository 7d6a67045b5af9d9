/** The workbench application: start, window, menus, perspective. */
package org.todoku.app;
