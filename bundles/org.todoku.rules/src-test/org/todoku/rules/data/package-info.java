/** Tests of the data packs. */
@org.jspecify.annotations.NullMarked
package org.todoku.rules.data;
