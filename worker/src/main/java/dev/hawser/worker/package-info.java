/**
 * The worker: which task queues a process serves with which credentials, and how it starts and
 * stops.
 */
@NullMarked
package dev.hawser.worker;

import org.jspecify.annotations.NullMarked;
