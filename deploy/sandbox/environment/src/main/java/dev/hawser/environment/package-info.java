/** Clusters, a Temporal server, workers and proxies, started together by one builder. */
@NullMarked
package dev.hawser.environment;

import org.jspecify.annotations.NullMarked;
