/**
 * The worker: which queues a process serves, with which credentials, and how it begins and ends.
 */
@NullMarked
package dev.hawser.worker;

import org.jspecify.annotations.NullMarked;
