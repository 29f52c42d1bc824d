/** Reads and writes of objects, by the rules of Kubernetes. */
@NullMarked
package dev.hawser.apiserver.resource;

import org.jspecify.annotations.NullMarked;
