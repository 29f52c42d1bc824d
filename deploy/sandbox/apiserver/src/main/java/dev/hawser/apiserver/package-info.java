/** A small Kubernetes API server in this process, with all its data in memory. */
@NullMarked
package dev.hawser.apiserver;

import org.jspecify.annotations.NullMarked;
