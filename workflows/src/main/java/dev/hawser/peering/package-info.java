/**
 * Requests, results and the three workflows; the plan and the sagas behind them are
 * package-private.
 */
@NullMarked
package dev.hawser.peering;

import org.jspecify.annotations.NullMarked;
