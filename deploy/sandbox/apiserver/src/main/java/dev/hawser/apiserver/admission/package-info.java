/** Other code's say in what is written. */
@NullMarked
package dev.hawser.apiserver.admission;

import org.jspecify.annotations.NullMarked;
