/** Objects as the rows that {@code kubectl get} prints. */
@NullMarked
package dev.hawser.apiserver.table;

import org.jspecify.annotations.NullMarked;
