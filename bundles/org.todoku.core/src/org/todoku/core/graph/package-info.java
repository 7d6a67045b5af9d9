/** Where the boxes and arrows of a graph go. */
@org.jspecify.annotations.NullMarked
package org.todoku.core.graph;
