/** Whether what is written fits Liqo's own definitions. */
@NullMarked
package dev.hawser.sandbox.schema;

import org.jspecify.annotations.NullMarked;
