/** Objects in memory, their history, and those who watch it. */
@NullMarked
package dev.hawser.sandbox.apiserver.store;

import org.jspecify.annotations.NullMarked;
