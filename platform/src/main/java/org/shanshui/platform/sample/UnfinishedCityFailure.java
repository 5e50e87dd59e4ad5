package org.shanshui.platform.sample;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says it without a stack trace: there is something to do, and nothing to mend. */
final class UnfinishedCityFailure extends AbstractFailureAnalyzer<UnfinishedCity> {
  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, UnfinishedCity cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
  }
}
