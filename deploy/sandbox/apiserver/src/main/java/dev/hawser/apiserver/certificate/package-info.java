/** Certificates: of the server, and of its clients. */
@NullMarked
package dev.hawser.apiserver.certificate;

import org.jspecify.annotations.NullMarked;
