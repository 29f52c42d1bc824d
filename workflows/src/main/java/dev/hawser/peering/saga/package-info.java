/** The workflows: they follow a plan step by step, and undo what they did when a step fails. */
@NullMarked
package dev.hawser.peering.saga;

import org.jspecify.annotations.NullMarked;
