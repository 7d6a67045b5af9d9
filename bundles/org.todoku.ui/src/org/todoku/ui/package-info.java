/** What the views share: the session, work in the background, the route of errors, the table kit, colours and empty states. */
package org.todoku.ui;
