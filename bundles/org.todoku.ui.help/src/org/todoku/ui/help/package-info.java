/** The user guide in the workbench, F1, and the file of diagnostics. */
package org.todoku.ui.help;
