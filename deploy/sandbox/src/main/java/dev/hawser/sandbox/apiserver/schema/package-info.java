/** OpenAPI schemas of CustomResourceDefinitions: defaults and validation. */
@NullMarked
package dev.hawser.sandbox.apiserver.schema;

import org.jspecify.annotations.NullMarked;
