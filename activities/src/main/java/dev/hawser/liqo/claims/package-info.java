/** Who holds a pair, and whether a run may still write to it. */
@NullMarked
package dev.hawser.liqo.claims;

import org.jspecify.annotations.NullMarked;
