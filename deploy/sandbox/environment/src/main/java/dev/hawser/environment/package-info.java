/** Two clusters with Liqo in one process, from nothing but a JDK. */
@NullMarked
package dev.hawser.environment;

import org.jspecify.annotations.NullMarked;
