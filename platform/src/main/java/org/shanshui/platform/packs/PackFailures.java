package org.shanshui.platform.packs;

import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.BadPackException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with packs that keep the application from starting, without a stack trace. */
final class PackFailures extends AbstractFailureAnalyzer<BadPackException> {
  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, BadPackException cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
  }
}
