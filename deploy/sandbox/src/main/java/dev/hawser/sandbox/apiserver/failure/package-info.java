/** The refusals of the API server, in Kubernetes' words. */
@NullMarked
package dev.hawser.sandbox.apiserver.failure;

import org.jspecify.annotations.NullMarked;
