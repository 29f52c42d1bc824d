/** Access to one cluster, and the collaborators of an activity on it. */
@NullMarked
package dev.hawser.liqo.cluster;

import org.jspecify.annotations.NullMarked;
