/** Who asks, and what they may do. */
@NullMarked
package dev.hawser.sandbox.apiserver.access;

import org.jspecify.annotations.NullMarked;
