/** Validates all written objects by Liqo's own definitions. */
@NullMarked
package dev.hawser.contract.structuralschema;

import org.jspecify.annotations.NullMarked;
