/**
 * Every fault at every request of a Peer and of an Unpeer, generated from the requests that
 * undisturbed runs send to the API servers.
 */
@NullMarked
package dev.hawser.faults.matrix;

import org.jspecify.annotations.NullMarked;
