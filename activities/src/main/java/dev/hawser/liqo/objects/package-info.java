/** One object at a time: ensure it, wait for it, take exactly it away. */
@NullMarked
package dev.hawser.liqo.objects;

import org.jspecify.annotations.NullMarked;
