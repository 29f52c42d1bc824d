/** What goes to standard output: results, plans and failures, as text, JSON or YAML. */
@NullMarked
package dev.hawser.starter.report;

import org.jspecify.annotations.NullMarked;
