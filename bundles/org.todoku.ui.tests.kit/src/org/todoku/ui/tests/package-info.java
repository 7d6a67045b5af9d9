/** Tests that use the workbench as a person does, by its window, mouse and keyboard; here is how they do it, the tests are in fragments. */
package org.todoku.ui.tests;
