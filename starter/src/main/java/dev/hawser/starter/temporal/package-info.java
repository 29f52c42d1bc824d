/** What the command line asks of Temporal, without its client's machinery: starts sooner. */
@NullMarked
package dev.hawser.starter.temporal;

import org.jspecify.annotations.NullMarked;
