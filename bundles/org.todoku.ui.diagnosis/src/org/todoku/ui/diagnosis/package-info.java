/** The view that answers: why an update is, or is not, on each server, how that is known, and what to do. */
package org.todoku.ui.diagnosis;
