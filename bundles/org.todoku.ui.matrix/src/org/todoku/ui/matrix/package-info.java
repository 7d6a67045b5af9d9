/** The subscription matrix: products by classifications of one server. */
package org.todoku.ui.matrix;
