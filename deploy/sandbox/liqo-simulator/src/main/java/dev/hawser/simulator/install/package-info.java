/** What an installation of Liqo leaves in a cluster: kinds, roles, settings. */
@NullMarked
package dev.hawser.simulator.install;

import org.jspecify.annotations.NullMarked;
