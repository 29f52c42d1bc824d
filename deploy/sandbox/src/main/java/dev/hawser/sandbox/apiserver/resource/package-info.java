/** Reads and writes of objects, by the rules of Kubernetes. */
@NullMarked
package dev.hawser.sandbox.apiserver.resource;

import org.jspecify.annotations.NullMarked;
