/** Access to one API server: calls, watches, and what its answers mean. */
@NullMarked
package dev.hawser.liqo.kubernetes;

import org.jspecify.annotations.NullMarked;
