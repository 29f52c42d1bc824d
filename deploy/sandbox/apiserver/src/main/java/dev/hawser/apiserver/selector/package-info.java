/** The selectors of lists and watches. */
@NullMarked
package dev.hawser.apiserver.selector;

import org.jspecify.annotations.NullMarked;
