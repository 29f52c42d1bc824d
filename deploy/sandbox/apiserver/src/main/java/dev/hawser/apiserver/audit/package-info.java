/** Who asked for what. */
@NullMarked
package dev.hawser.apiserver.audit;

import org.jspecify.annotations.NullMarked;
