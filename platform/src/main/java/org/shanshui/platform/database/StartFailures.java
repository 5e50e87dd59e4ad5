package org.shanshui.platform.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says why the application does not start, without a stack trace: the administrator is to act, not
 * a programmer.
 */
final class StartFailures extends AbstractFailureAnalyzer<DatabaseException> {
  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, DatabaseException cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
