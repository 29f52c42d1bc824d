/** The kinds that are served: the built-in ones, and those of CustomResourceDefinitions. */
@NullMarked
package dev.hawser.sandbox.apiserver.kind;

import org.jspecify.annotations.NullMarked;
