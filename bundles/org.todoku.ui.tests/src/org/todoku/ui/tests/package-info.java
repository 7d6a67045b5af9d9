/** Tests that use the workbench as a person does: by its window, mouse and keyboard. */
package org.todoku.ui.tests;
