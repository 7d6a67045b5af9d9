/** For authors of rules: a fleet built in the words of an administrator, and what rules say of it, with any test framework. */
@NullMarked
package org.todoku.rules.testkit;

import org.jspecify.annotations.NullMarked;
