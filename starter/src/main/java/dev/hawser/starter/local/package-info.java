/**
 * A command that serves both clusters itself: what it needs of a process with a Kubernetes client
 * on its class path, which the command line alone does not have.
 */
@NullMarked
package dev.hawser.starter.local;

import org.jspecify.annotations.NullMarked;
