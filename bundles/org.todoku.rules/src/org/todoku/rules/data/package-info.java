/** Knowledge that ages faster than rules: products, classifications, error signatures and the like, read from dated data packs. */
@org.jspecify.annotations.NullMarked
package org.todoku.rules.data;
