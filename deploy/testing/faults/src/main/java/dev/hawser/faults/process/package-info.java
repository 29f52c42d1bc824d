/** The packaged Hawser and the lab's servers as processes that can be killed and replaced. */
@NullMarked
package dev.hawser.faults.process;

import org.jspecify.annotations.NullMarked;
