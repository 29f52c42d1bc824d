/**
 * The Temporal server of this user: started once, shared by all commands, and stopped on request.
 */
@NullMarked
package dev.hawser.starter.engine;

import org.jspecify.annotations.NullMarked;
