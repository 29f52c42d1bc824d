/**
 * What a run asks of one cluster: four activity interfaces and the values they exchange.
 *
 * <p>Stated in the sagas' own words; nothing here knows Kubernetes or how Liqo is spoken to.
 */
@NullMarked
package dev.hawser.activity;

import org.jspecify.annotations.NullMarked;
