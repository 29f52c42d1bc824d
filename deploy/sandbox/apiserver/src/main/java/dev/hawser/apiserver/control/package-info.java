/** What moves the cluster without being asked: the controllers of Kubernetes itself. */
@NullMarked
package dev.hawser.apiserver.control;

import org.jspecify.annotations.NullMarked;
