package dev.hawser.apiserver.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a deletion came to.
 *
 * @param gone whether the object is gone; otherwise finalizers hold it
 */
public record DeletionResult(ObjectNode object, boolean gone) {}
