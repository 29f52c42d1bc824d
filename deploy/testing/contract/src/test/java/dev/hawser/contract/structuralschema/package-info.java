/** Whether what is written fits Liqo's own definitions. */
@NullMarked
package dev.hawser.contract.structuralschema;

import org.jspecify.annotations.NullMarked;
