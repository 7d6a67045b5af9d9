/** What must hold of all rules together, whatever the fleet: properties over generated fleets and generated faults. */
@org.jspecify.annotations.NullMarked
package org.todoku.rules.wsus.properties;
