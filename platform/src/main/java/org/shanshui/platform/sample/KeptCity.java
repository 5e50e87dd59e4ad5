package org.shanshui.platform.sample;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.database.Backup;
import org.shanshui.platform.database.DatabaseException;
import org.shanshui.platform.database.OwnDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The city as it stood when nobody had come in yet, kept beside the program that built it. The same
 * program makes the same city each time, so it is built once, and later houses begin with what was
 * kept: a backup in a folder that is named after all {@linkplain Ingredients that went into it}. Of
 * other ingredients it is another city, which is built.
 */
public final class KeptCity {
  private static final Logger log = LoggerFactory.getLogger(KeptCity.class);

  /** The setting that names the folder in which a city is kept. */
  private static final String SHELF = "shanshui.kept-city";

  private final Path folder;

  private KeptCity(Path folder) {
    this.folder = folder;
  }

  /**
   * The place of a city of this scale; empty where none is kept: nobody said where, it has people
   * only and is built in a moment, its packs or keys are the user's own, or the program is not
   * packed.
   */
  public static Optional<KeptCity> of(int scale) {
    String shelf = System.getProperty(SHELF, "");
    Map<String, String> environment = System.getenv();
    Path program = program();
    if (shelf.isEmpty()
        || scale == 0
        || program == null
        || !environment.getOrDefault("SHANSHUI_DB_URL", "").isEmpty()
        || !environment.getOrDefault("SHANSHUI_PACKS", "").isEmpty()
        || !environment.getOrDefault("SHANSHUI_KEY_FILE", "").isEmpty()
        || !environment.getOrDefault("SHANSHUI_HOLIDAYS", "").isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> settings = new HashMap<>();
    System.getProperties()
        .forEach((name, value) -> settings.put(name.toString(), value.toString()));
    try {
      String digest =
          Ingredients.digest(
              program,
              Path.of(settings.getOrDefault("shanshui.samples", "samples")),
              scale,
              environment,
              settings);
      return Optional.of(new KeptCity(Path.of(shelf).resolve(digest)));
    } catch (IOException e) {
      log.warn("不能留存样例城市 · no sample city can be kept: {}", e.toString());
      return Optional.empty();
    }
  }

  /** The folder of the jars; null where classes lie in folders. */
  private static @Nullable Path program() {
    try {
      Path code =
          Path.of(KeptCity.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(code) ? code.getParent() : null;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Begins a data folder that holds no database yet with the city that was kept.
   *
   * @return whether there was one
   */
  public boolean restore(Path data) throws IOException {
    if (!Files.exists(folder) || Files.exists(data.resolve("postgres"))) {
      return false;
    }
    try {
      Backup.restore(folder, data);
      return true;
    } catch (DatabaseException e) {
      // It is no more than what can be built again.
      System.err.println(e.getMessage());
      FileSystemUtils.deleteRecursively(folder);
      return false;
    }
  }

  /** Keeps the city of this database in place of any other. What cannot be kept is built again. */
  void keep(OwnDatabase database) {
    try {
      for (Path other : others()) {
        FileSystemUtils.deleteRecursively(other);
      }
      if (!Files.exists(folder)) {
        database.backUpWithKeys(folder);
      }
    } catch (IOException | DatabaseException e) {
      log.warn("样例城市未能留存，下次仍须重建 · the sample city could not be kept: {}", e.toString());
    }
  }

  private List<Path> others() throws IOException {
    Path shelf = Files.createDirectories(folder.getParent());
    try (Stream<Path> all = Files.list(shelf)) {
      return all.filter(other -> !other.equals(folder)).toList();
    }
  }
}
