/** How many requests a cluster gets, and which of those that wait goes next. */
@NullMarked
package dev.hawser.liqo.requests;

import org.jspecify.annotations.NullMarked;
