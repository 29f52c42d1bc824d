/** What is known of clusters, pairs and runs: read, judged, and as text. */
@NullMarked
package dev.hawser.starter.status;

import org.jspecify.annotations.NullMarked;
