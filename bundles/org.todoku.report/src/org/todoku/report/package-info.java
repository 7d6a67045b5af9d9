/** What people and programs read: diagnoses, searches, matrices and synchronisation logs as text, JSON, HTML, CSV and JUnit XML. */
@NullMarked
package org.todoku.report;

import org.jspecify.annotations.NullMarked;
