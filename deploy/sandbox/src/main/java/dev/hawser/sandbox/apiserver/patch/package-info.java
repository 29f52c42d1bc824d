/** The patches that clients send. */
@NullMarked
package dev.hawser.sandbox.apiserver.patch;

import org.jspecify.annotations.NullMarked;
