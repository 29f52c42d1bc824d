/** Kubernetes objects as JSON trees: metadata, patches, paths and selectors. */
@NullMarked
package dev.hawser.apiserver.object;

import org.jspecify.annotations.NullMarked;
