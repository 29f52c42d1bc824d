/** The patches that clients send. */
@NullMarked
package dev.hawser.apiserver.patch;

import org.jspecify.annotations.NullMarked;
