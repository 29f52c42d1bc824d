/** Liqo's authentication module: nonces, tenants, certificates, identities, resource slices. */
@NullMarked
package dev.hawser.sandbox.liqo.authentication;

import org.jspecify.annotations.NullMarked;
