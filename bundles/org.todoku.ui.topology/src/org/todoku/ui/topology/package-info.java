/** Who fetches from whom, and where an update stopped on its way. */
package org.todoku.ui.topology;
