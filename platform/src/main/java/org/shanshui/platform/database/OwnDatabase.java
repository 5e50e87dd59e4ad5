package org.shanshui.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The database that this application runs itself, if it does. */
@Component
public class OwnDatabase {
  private static final Logger log = LoggerFactory.getLogger(OwnDatabase.class);

  private final Seldom silence = new Seldom();
  private final ObjectProvider<EmbeddedDatabase> embedded;
  private final DatabaseSettings settings;
  private final Path heads;
  private final Path keys;

  OwnDatabase(
      ObjectProvider<EmbeddedDatabase> embedded,
      DatabaseSettings settings,
      @Value("${shanshui.record.heads}") Path heads,
      @Value("${shanshui.key-file}") Path keys) {
    this.embedded = embedded;
    this.settings = settings;
    this.heads = heads;
    this.keys = keys;
  }

  /** Whether there is one: not where a server of the user's own is named. */
  public boolean isThere() {
    return embedded.getIfAvailable() != null;
  }

  /**
   * Whether there is less room on its disk than is kept for what the database writes of itself. Of
   * a disk that does not tell, as of a server elsewhere, nothing is known.
   */
  public boolean isShortOfRoom() {
    if (!isThere()) {
      return false;
    }
    try {
      return Files.getFileStore(settings.data()).getUsableSpace()
          < settings.diskReserve().toBytes();
    } catch (IOException e) {
      if (silence.isDue()) {
        log.warn("磁盘余量无从得知 · how much room the disk has cannot be seen", e);
      }
      return false;
    }
  }

  /**
   * Takes a backup of it with the keys of its personal data, for houses that begin with it. ({@link
   * Backup#take(Path, Path, Path)} is for other processes: to see whether the folder is in use it
   * opens and closes the file of its lock, which in this process would give up the lock.)
   *
   * @param target folder that is not there yet
   */
  public Backup.Taken backUpWithKeys(Path target) throws IOException {
    EmbeddedDatabase own = embedded.getObject();
    return Backup.take(
        settings.folder(),
        heads.toAbsolutePath().normalize(),
        keys.toAbsolutePath().normalize(),
        target.toAbsolutePath().normalize(),
        own.port(),
        own.password());
  }
}
