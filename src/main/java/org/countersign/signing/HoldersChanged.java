package org.countersign.signing;

/** Somebody holds an authority now who did not, or the other way round: whoever offers tasks looks anew. */
public record HoldersChanged() {}
