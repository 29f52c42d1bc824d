/** The manual: pages of the commands, and topics that no single command has. */
@NullMarked
package dev.hawser.starter.manual;

import org.jspecify.annotations.NullMarked;
