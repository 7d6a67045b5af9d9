/** The view that searches updates on all servers while one types. */
package org.todoku.ui.search;
