/** What the worker and the command line both know of connections: to Temporal, and to clusters. */
@NullMarked
package dev.hawser.connection;

import org.jspecify.annotations.NullMarked;
