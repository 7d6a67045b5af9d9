/** Boxes and arrows on a canvas: laid out, painted, walked through by keyboard, read to screen readers, copied and saved. */
package org.todoku.ui.graph;
