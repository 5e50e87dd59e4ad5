package org.shanshui.packkit.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Place;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.yaml.YamlReader;

/** Where packs lie: each in a folder of its own. */
public interface PackSource {
  /** Files of a source; more is a mistake or an attack. */
  int MOST_FILES = 5_000;

  /** How deep files lie: pack, folder, file. */
  int DEPTH = 3;

  /**
   * The files.
   *
   * @param faults takes what cannot be read
   * @return by path with {@code /}, as {@code commitments/lights/lights.yaml}
   */
  SortedMap<String, byte[]> read(Faults faults);

  /** How its files are called in messages: before their path. */
  String prefix();

  /** A folder of packs. Hidden files and what ends in {@code .md} are no part of a pack. */
  static PackSource folder(Path folder) {
    return new PackSource() {
      @Override
      public String prefix() {
        return folder + "/";
      }

      @Override
      public SortedMap<String, byte[]> read(Faults faults) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder, DEPTH + 1, FileVisitOption.FOLLOW_LINKS)) {
          List<Path> found =
              all.filter(Files::isRegularFile)
                  .filter(file -> isPart(slashed(folder.relativize(file))))
                  .limit(MOST_FILES + 1L)
                  .toList();
          if (found.size() > MOST_FILES) {
            tooMany(folder.toString(), faults);
            return Collections.emptySortedMap();
          }
          for (Path file : found) {
            try (InputStream in = Files.newInputStream(file)) {
              files.put(slashed(folder.relativize(file)), in.readNBytes(YamlReader.LARGEST + 1));
            }
          }
        } catch (IOException | UncheckedIOException e) {
          faults.add(
              Place.top(folder.toString()),
              new Words("文件夹无法读取（" + e.getMessage() + "）", "the folder cannot be read: " + e),
              new Words("请检查路径和权限", "check the path and who may read it"));
        }
        return files;
      }
    };
  }

  /** A folder of the class path, in a jar or not. */
  static PackSource resources(ClassLoader loader, String folder) {
    URL url = loader.getResource(folder);
    if (url == null) {
      throw new IllegalStateException("Not in this build: " + folder);
    }
    try {
      return url.getProtocol().equals("jar")
          ? jar((JarURLConnection) url.openConnection(), folder + "/")
          : named(folder + "/", folder(Path.of(new URI(url.toString()))));
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(url.toString(), e);
    }
  }

  private static PackSource jar(JarURLConnection connection, String prefix) {
    return new PackSource() {
      @Override
      public String prefix() {
        return prefix;
      }

      @Override
      public SortedMap<String, byte[]> read(Faults faults) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
          for (JarEntry entry : Collections.list(jar.entries())) {
            String path =
                entry.getName().startsWith(prefix)
                    ? entry.getName().substring(prefix.length())
                    : "";
            if (!entry.isDirectory() && !path.isEmpty() && isPart(path)) {
              try (InputStream in = jar.getInputStream(entry)) {
                files.put(path, in.readNBytes(YamlReader.LARGEST + 1));
              }
            }
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        return files;
      }
    };
  }

  private static PackSource named(String prefix, PackSource source) {
    return new PackSource() {
      @Override
      public String prefix() {
        return prefix;
      }

      @Override
      public SortedMap<String, byte[]> read(Faults faults) {
        return source.read(faults);
      }
    };
  }

  /** Files by their path. */
  static PackSource of(String prefix, Map<String, byte[]> files) {
    return new PackSource() {
      @Override
      public String prefix() {
        return prefix;
      }

      @Override
      public SortedMap<String, byte[]> read(Faults faults) {
        if (files.size() > MOST_FILES) {
          tooMany(prefix, faults);
          return Collections.emptySortedMap();
        }
        return new TreeMap<>(files);
      }
    };
  }

  private static void tooMany(String place, Faults faults) {
    faults.add(
        Place.top(place),
        new Words("文件超过 " + MOST_FILES + " 个", "more than " + MOST_FILES + " files"),
        new Words("请核对文件夹是否选对", "see whether it is the right folder"));
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static boolean isPart(String path) {
    return !path.endsWith(".md") && !path.startsWith(".") && !path.contains("/.");
  }
}
