/** Searches Temporal's histories and the logs for secrets of both clusters. */
@NullMarked
package dev.hawser.contract.secrets;

import org.jspecify.annotations.NullMarked;
