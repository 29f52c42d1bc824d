/** What a cluster shows about why a wait is not over. */
@NullMarked
package dev.hawser.liqo.diagnosis;

import org.jspecify.annotations.NullMarked;
