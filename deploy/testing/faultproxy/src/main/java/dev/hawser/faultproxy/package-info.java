/**
 * A proxy between a worker and an API server that can do to any one request what networks and API
 * servers do at the worst moment.
 */
@NullMarked
package dev.hawser.faultproxy;

import org.jspecify.annotations.NullMarked;
