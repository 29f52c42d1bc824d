/** Kinds, labels and fields of the objects that Hawser reads and writes. */
@NullMarked
package dev.hawser.liqo.resources;

import org.jspecify.annotations.NullMarked;
