package org.shanshui.platform.database;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says that a database was made by another version, in words for an administrator. */
final class MigrationFailures extends AbstractFailureAnalyzer<FlywayValidateException> {
  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, FlywayValidateException cause) {
    return new FailureAnalysis(
        "数据库的结构与此版本不符（可能已由更新的版本使用过）。请用原来的或更新的版本启动，或从备份恢复。\n"
            + "the database does not fit this version, a newer one may have used it: start that one, or restore a backup\n"
            + cause.getMessage(),
        null,
        cause);
  }
}
