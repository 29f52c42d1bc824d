/** The refusals of the API server, in Kubernetes' words. */
@NullMarked
package dev.hawser.apiserver.failure;

import org.jspecify.annotations.NullMarked;
