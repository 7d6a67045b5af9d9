/** The view of the servers: who fetches from whom, how each is doing, and the states that are known of it. */
package org.todoku.ui.servers;
