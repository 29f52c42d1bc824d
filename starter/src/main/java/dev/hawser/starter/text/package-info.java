/** Text laid out for people: in columns, in lines that fit, and ages. */
@NullMarked
package dev.hawser.starter.text;

import org.jspecify.annotations.NullMarked;
