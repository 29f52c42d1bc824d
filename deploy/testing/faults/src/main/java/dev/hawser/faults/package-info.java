/** What tries to break a peering, whatever it takes. */
@NullMarked
package dev.hawser.faults;

import org.jspecify.annotations.NullMarked;
