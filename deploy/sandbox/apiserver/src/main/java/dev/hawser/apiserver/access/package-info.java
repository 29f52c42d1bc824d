/** Who asks, and what they may do. */
@NullMarked
package dev.hawser.apiserver.access;

import org.jspecify.annotations.NullMarked;
