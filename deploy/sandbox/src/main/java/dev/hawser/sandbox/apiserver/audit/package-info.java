/** Who asked for what. */
@NullMarked
package dev.hawser.sandbox.apiserver.audit;

import org.jspecify.annotations.NullMarked;
