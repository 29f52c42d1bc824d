/** What the worker and the command line both know of a connection to Temporal. */
@NullMarked
package dev.hawser.connection;

import org.jspecify.annotations.NullMarked;
