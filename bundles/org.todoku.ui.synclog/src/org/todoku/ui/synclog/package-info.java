/** The sync log: runs of one server with result, error and explanation. */
package org.todoku.ui.synclog;
