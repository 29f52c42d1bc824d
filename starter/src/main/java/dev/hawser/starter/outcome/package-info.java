/** How a command can end: exit codes, sentences, and what to do next. */
@NullMarked
package dev.hawser.starter.outcome;

import org.jspecify.annotations.NullMarked;
