package org.shanshui.platform.audit;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the record of changes is kept.
 *
 * @param sealed when what was written is taken into the chain
 * @param heads file outside the database that the heads of the days are kept in
 */
@ConfigurationProperties("shanshui.record")
record RecordSettings(@DefaultValue("SECOND") Sealed sealed, Path heads) {
  enum Sealed {
    /** Within a second or so, many changes at once. */
    SECOND,
    /** In the transaction of the change itself: one commit at a time. */
    COMMIT
  }
}
