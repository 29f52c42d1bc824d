/** OpenAPI schemas of CustomResourceDefinitions: defaults and validation. */
@NullMarked
package dev.hawser.apiserver.schema;

import org.jspecify.annotations.NullMarked;
