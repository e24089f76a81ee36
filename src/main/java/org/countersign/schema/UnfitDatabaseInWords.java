package org.countersign.schema;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Whoever starts the program on an unfit database reads why, and no stack trace. */
class UnfitDatabaseInWords extends AbstractFailureAnalyzer<UnfitDatabase> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, UnfitDatabase cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
