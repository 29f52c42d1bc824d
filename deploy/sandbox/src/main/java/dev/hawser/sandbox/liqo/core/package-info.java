/** Liqo's core module: the summary one cluster keeps of another. */
@NullMarked
package dev.hawser.sandbox.liqo.core;

import org.jspecify.annotations.NullMarked;
