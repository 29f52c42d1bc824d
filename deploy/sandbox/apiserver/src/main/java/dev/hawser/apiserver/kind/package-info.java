/** The kinds that are served: the built-in ones, and those of CustomResourceDefinitions. */
@NullMarked
package dev.hawser.apiserver.kind;

import org.jspecify.annotations.NullMarked;
