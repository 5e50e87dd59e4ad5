package org.shanshui.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The database that this application runs itself, if it does. */
@Component
public class OwnDatabase {
  private final ObjectProvider<EmbeddedDatabase> embedded;
  private final DatabaseSettings settings;
  private final Path heads;

  OwnDatabase(
      ObjectProvider<EmbeddedDatabase> embedded,
      DatabaseSettings settings,
      @Value("${shanshui.record.heads}") Path heads) {
    this.embedded = embedded;
    this.settings = settings;
    this.heads = heads;
  }

  /** Whether there is one: not where a server of the user's own is named. */
  public boolean isThere() {
    return embedded.getIfAvailable() != null;
  }

  /**
   * Takes a backup of it. ({@link Backup#take(Path, Path, Path)} is for other processes: to see
   * whether the folder is in use it opens and closes the file of its lock, which in this process
   * would give up the lock.)
   *
   * @param target folder that is not there yet
   */
  public Backup.Taken backUp(Path target) throws IOException {
    EmbeddedDatabase own = embedded.getObject();
    Path data = settings.data().toAbsolutePath().normalize();
    return Backup.take(
        data,
        heads.toAbsolutePath().normalize(),
        target.toAbsolutePath().normalize(),
        own.port(),
        own.password());
  }
}
