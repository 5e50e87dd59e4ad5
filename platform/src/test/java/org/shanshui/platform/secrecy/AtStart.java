package org.shanshui.platform.secrecy;

import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What the application does with its keys when it starts, for databases of tests. */
public final class AtStart {
  private AtStart() {}

  public static Secrecy of(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Path keys,
      List<SealedColumn> columns) {
    return new Sealing(jdbc, transactions).begin(keys, columns);
  }
}
