/** The command line: one class per command, each a few lines over the packages below. */
@NullMarked
package dev.hawser.starter;

import org.jspecify.annotations.NullMarked;
