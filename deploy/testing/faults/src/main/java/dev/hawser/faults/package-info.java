/** Injects faults into peerings and checks the outcome. */
@NullMarked
package dev.hawser.faults;

import org.jspecify.annotations.NullMarked;
