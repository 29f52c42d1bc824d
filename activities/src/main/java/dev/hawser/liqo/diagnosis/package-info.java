/** Why a wait is not over, as far as the cluster shows it. */
@NullMarked
package dev.hawser.liqo.diagnosis;

import org.jspecify.annotations.NullMarked;
