package org.shanshui.platform.database;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The database cannot be used; the message says in Chinese and English why and what to do. */
public final class DatabaseException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1;

  public DatabaseException(String chinese, String english, @Nullable Throwable cause) {
    super(chinese + "\n" + english, cause);
  }
}
