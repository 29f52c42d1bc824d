/** Whether anything secret of two clusters comes to Temporal or into a log. */
@NullMarked
package dev.hawser.sandbox.secrets;

import org.jspecify.annotations.NullMarked;
