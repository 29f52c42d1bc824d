/** What can stand at the end of a command line that somebody is typing, for four shells. */
@NullMarked
package dev.hawser.starter.completion;

import org.jspecify.annotations.NullMarked;
