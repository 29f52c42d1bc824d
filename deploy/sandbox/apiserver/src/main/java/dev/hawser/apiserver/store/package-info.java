/** Objects in memory, their history, and those who watch it. */
@NullMarked
package dev.hawser.apiserver.store;

import org.jspecify.annotations.NullMarked;
