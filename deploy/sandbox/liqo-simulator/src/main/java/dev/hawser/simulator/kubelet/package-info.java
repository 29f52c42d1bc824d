/** What a cluster without kubelet, cloud and network lacks: pods, addresses, tunnels, nodes. */
@NullMarked
package dev.hawser.simulator.kubelet;

import org.jspecify.annotations.NullMarked;
