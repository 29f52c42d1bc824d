/** The policy of a cluster's owner: who may peer with the cluster, and how. */
@NullMarked
package dev.hawser.liqo.policy;

import org.jspecify.annotations.NullMarked;
