package org.todoku.ui.tests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of tests that use the workbench. Every test begins with an empty workspace and the views as at the first start, whatever the
 * tests before it did; see {@link WorkbenchWatch} for what is asked of it at its end.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(WorkbenchWatch.class)
@interface WorkbenchTest {

    /** Whether times are measured; then nobody looks for resources that were not disposed. */
    boolean measuring() default false;
}
