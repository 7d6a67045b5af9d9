/** The finished product, used as its users use it. */
package org.todoku.product;
