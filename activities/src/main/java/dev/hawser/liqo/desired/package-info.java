/** Objects as a run wants them: creates, changes, restores and deletes one at a time. */
@NullMarked
package dev.hawser.liqo.desired;

import org.jspecify.annotations.NullMarked;
