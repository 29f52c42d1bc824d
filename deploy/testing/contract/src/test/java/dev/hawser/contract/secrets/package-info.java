/** Whether anything secret of two clusters comes to Temporal or into a log. */
@NullMarked
package dev.hawser.contract.secrets;

import org.jspecify.annotations.NullMarked;
