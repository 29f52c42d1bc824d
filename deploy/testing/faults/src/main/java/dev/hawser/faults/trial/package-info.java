/**
 * A trial on a pair of clusters: a Peer or an Unpeer under an injected fault, how it ended, what it
 * left, and whether that keeps the promise. The commands differ in what they inject.
 */
@NullMarked
package dev.hawser.faults.trial;

import org.jspecify.annotations.NullMarked;
