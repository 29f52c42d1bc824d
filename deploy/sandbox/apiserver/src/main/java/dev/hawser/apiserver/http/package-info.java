/** The API over HTTP: paths, bodies, representations, watches and discovery. */
@NullMarked
package dev.hawser.apiserver.http;

import org.jspecify.annotations.NullMarked;
