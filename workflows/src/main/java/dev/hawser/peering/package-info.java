/** The three workflows as callers see them: requests, results and status. */
@NullMarked
package dev.hawser.peering;

import org.jspecify.annotations.NullMarked;
