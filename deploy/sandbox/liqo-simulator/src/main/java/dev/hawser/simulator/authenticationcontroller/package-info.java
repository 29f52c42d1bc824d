/** Liqo's authentication module: nonces, tenants, certificates, identities, resource slices. */
@NullMarked
package dev.hawser.simulator.authenticationcontroller;

import org.jspecify.annotations.NullMarked;
