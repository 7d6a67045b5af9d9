package org.todoku.ui.tests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares that a test makes the workbench log an error that says something; any other error fails the test. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface ExpectedError {

    /** Part of the message. */
    String value();
}
