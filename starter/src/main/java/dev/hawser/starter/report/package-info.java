/** What goes to standard output: results, plans, states, as text, JSON or YAML. */
@NullMarked
package dev.hawser.starter.report;

import org.jspecify.annotations.NullMarked;
