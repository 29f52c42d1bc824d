/** Liqo's core module: the summary one cluster keeps of another. */
@NullMarked
package dev.hawser.simulator.foreigncluster;

import org.jspecify.annotations.NullMarked;
