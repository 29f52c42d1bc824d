/** What people type, as requests: flags that were not given stay out of them. */
@NullMarked
package dev.hawser.starter.options;

import org.jspecify.annotations.NullMarked;
