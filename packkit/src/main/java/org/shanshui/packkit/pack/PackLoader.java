package org.shanshui.packkit.pack;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Place;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.schema.FileSchema;
import org.shanshui.packkit.yaml.Node;

/** Reads packs: all of them, or all that is wrong with them. */
final class PackLoader {
  private static final FileSchema WORDS = FileSchema.of(Words.class, "words.schema.json");
  private static final FileSchema PACK = FileSchema.of(PackLoader.class, "pack.schema.json", WORDS);
  private static final FileSchema EXAMPLES =
      FileSchema.of(PackLoader.class, "examples.schema.json", WORDS);

  private static final String HEAD = "pack.yaml";
  private static final String FOLDER_OF_EXAMPLES = "examples";
  private static final Pattern FILE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,59}\\.yaml");

  private final List<FileKind<?>> kinds;
  private final Faults faults = new Faults();

  PackLoader(List<FileKind<?>> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  /** A pack that is being read. */
  private static final class Draft {
    private final String folder;
    private final Place place;
    private final Node.Mapping head;
    private final Map<String, byte[]> files;
    private final List<Pack.Content<?>> contents = new ArrayList<>();
    private final List<Example> examples = new ArrayList<>();

    Draft(String folder, Place place, Node.Mapping head, Map<String, byte[]> files) {
      this.folder = folder;
      this.place = place;
      this.head = head;
      this.files = files;
    }

    String key() {
      return head.text("key");
    }

    Set<String> needs() {
      return new HashSet<>(head.texts("needs"));
    }

    /** The parts of its files in a folder of it, by name. */
    Map<String, byte[]> in(String name) {
      Map<String, byte[]> found = new TreeMap<>();
      String prefix = folder + "/" + name + "/";
      files.forEach(
          (path, bytes) -> {
            if (path.startsWith(prefix)) {
              found.put(path, bytes);
            }
          });
      return found;
    }
  }

  Packs load(List<PackSource> sources) {
    Map<String, List<Draft>> drafts = new LinkedHashMap<>();
    for (PackSource source : sources) {
      Map<String, List<Draft>> own =
          drafts(source).stream()
              .collect(Collectors.groupingBy(Draft::key, LinkedHashMap::new, Collectors.toList()));
      drafts.putAll(own);
    }
    List<Draft> all = drafts.values().stream().flatMap(List::stream).toList();
    needs(all);
    all.forEach(this::day);
    for (FileKind<?> kind : kinds) {
      all.forEach(draft -> read(draft, kind, all));
      once(kind, all);
    }
    all.forEach(this::examples);
    faults.orElseThrow();
    List<Pack> packs = new ArrayList<>();
    for (Draft draft : all) {
      day(draft).ifPresent(day -> packs.add(pack(draft, day)));
    }
    versions(packs);
    faults.orElseThrow();
    return new Packs(packs);
  }

  private List<Draft> drafts(PackSource source) {
    Map<String, Map<String, byte[]>> byFolder = new TreeMap<>();
    source
        .read(faults)
        .forEach(
            (path, bytes) -> {
              int slash = path.indexOf('/');
              if (slash < 0) {
                faults.add(
                    Place.top(source.prefix() + path),
                    new Words("文件不在任何配置包中", "the file is in no pack"),
                    new Words("请移入包的文件夹", "move it into a pack's folder"));
              } else {
                String folder = source.prefix() + path.substring(0, slash);
                byFolder
                    .computeIfAbsent(folder, f -> new TreeMap<>())
                    .put(source.prefix() + path, bytes);
              }
            });
    List<Draft> drafts = new ArrayList<>();
    byFolder.forEach(
        (folder, files) -> {
          strangers(folder, files.keySet());
          head(folder, files).ifPresent(drafts::add);
        });
    return drafts;
  }

  private Optional<Draft> head(String folder, Map<String, byte[]> files) {
    String path = folder + "/" + HEAD;
    byte[] bytes = files.get(path);
    if (bytes == null) {
      faults.add(
          Place.top(path),
          new Words("缺少 " + HEAD, HEAD + " is missing"),
          new Words(
              "请加上 " + HEAD + "，写明 key、name、version、in_force_from、sources",
              "add it with key, name, version, in_force_from and sources"));
      return Optional.empty();
    }
    return PACK.read(path, bytes, faults)
        .map(root -> new Draft(folder, root.place(), (Node.Mapping) root, files));
  }

  /** Files that are nothing of a pack. */
  private void strangers(String folder, Set<String> paths) {
    List<String> folders = new ArrayList<>(kinds.stream().map(FileKind::folder).toList());
    folders.add(FOLDER_OF_EXAMPLES);
    for (String path : paths) {
      String[] steps = path.substring(folder.length() + 1).split("/", -1);
      if (steps.length == 1 && steps[0].equals(HEAD)) {
        continue;
      }
      if (steps.length != 2 || !folders.contains(steps[0])) {
        faults.add(
            Place.top(path),
            new Words("包中没有这种文件", "packs have no such file"),
            new Words(
                "可用的文件夹：" + String.join("、", folders) + "，各放 .yaml 文件",
                "there are the folders "
                    + String.join(", ", folders)
                    + ", with .yaml files in them"));
      } else if (!FILE.matcher(steps[1]).matches()) {
        faults.add(
            Place.top(path),
            new Words("文件名不合要求", "the file's name does not fit"),
            new Words(
                "文件名用小写字母、数字、- 和 _，以 .yaml 结尾",
                "use lower case letters, digits, - and _, and .yaml at its end"));
      }
    }
  }

  private void needs(List<Draft> all) {
    Set<String> keys = all.stream().map(Draft::key).collect(Collectors.toSet());
    for (Draft draft : all) {
      for (Node need : draft.head.list("needs")) {
        if (!keys.contains(need.text())) {
          faults.add(
              need.place(),
              new Words(
                  "没有所需的包“" + need.text() + "”",
                  "the pack " + need.text() + ", which this needs, is not there"),
              new Words(
                  "可用的包：" + String.join("、", new TreeMap<>(index(keys)).keySet()),
                  "there are " + String.join(", ", new TreeMap<>(index(keys)).keySet())));
        }
      }
    }
  }

  private static Map<String, String> index(Set<String> keys) {
    return keys.stream().collect(Collectors.toMap(k -> k, k -> k));
  }

  private <T> void read(Draft draft, FileKind<T> kind, List<Draft> all) {
    FileKind.Found found = found(draft, all);
    draft
        .in(kind.folder())
        .forEach(
            (path, bytes) -> {
              String name = path.substring(path.lastIndexOf('/') + 1);
              if (!FILE.matcher(name).matches()) {
                return;
              }
              String key = name.substring(0, name.length() - ".yaml".length());
              int before = faults.size();
              Optional<Node.Mapping> root =
                  kind.schema().read(path, bytes, faults).map(Node.Mapping.class::cast);
              root.flatMap(map -> kind.reader().read(key, map, found, faults))
                  .filter(value -> faults.size() == before)
                  .ifPresent(
                      value ->
                          draft.contents.add(
                              new Pack.Content<>(kind, key, root.get().place(), value)));
            });
  }

  private static FileKind.Found found(Draft draft, List<Draft> all) {
    Set<String> needs = draft.needs();
    return new FileKind.Found() {
      @Override
      public <U> Optional<U> find(FileKind<U> kind, String key) {
        return java.util.stream.Stream.concat(
                java.util.stream.Stream.of(draft),
                all.stream().filter(other -> needs.contains(other.key())))
            .flatMap(other -> other.contents.stream())
            .filter(file -> file.kind() == kind && file.key().equals(key))
            .findFirst()
            .map(file -> Packs.value(kind, file));
      }
    };
  }

  /** A key of a kind belongs to one pack. */
  private void once(FileKind<?> kind, List<Draft> all) {
    Map<String, Draft> owners = new LinkedHashMap<>();
    for (Draft draft : all) {
      for (Pack.Content<?> file : draft.contents) {
        if (file.kind() == kind) {
          Draft owner = owners.putIfAbsent(file.key(), draft);
          if (owner != null && !owner.key().equals(draft.key())) {
            faults.add(
                file.place(),
                new Words(
                    "包“" + owner.key() + "”已有 " + file.name(),
                    "the pack " + owner.key() + " has " + file.name() + " already"),
                new Words("请换一个文件名", "give the file another name"));
          }
        }
      }
    }
  }

  private void examples(Draft draft) {
    Set<String> files = draft.contents.stream().map(Pack.Content::name).collect(Collectors.toSet());
    draft
        .in(FOLDER_OF_EXAMPLES)
        .forEach(
            (path, bytes) ->
                EXAMPLES
                    .read(path, bytes, faults)
                    .ifPresent(
                        root -> {
                          for (Node item : ((Node.Sequence) root).items()) {
                            example(draft, (Node.Mapping) item, files);
                          }
                        }));
  }

  private void example(Draft draft, Node.Mapping item, Set<String> files) {
    String of = item.text("of");
    String folder = of.substring(0, of.indexOf('/'));
    boolean unread = draft.in(folder).containsKey(draft.folder + "/" + of + ".yaml");
    if (!files.contains(of) && !unread) {
      faults.add(
          item.get("of").place(),
          new Words("包中没有 " + of + ".yaml", "the pack has no " + of + ".yaml"),
          new Words("请写本包的文件夹和文件名", "name a folder and file of this pack"));
      return;
    }
    draft.examples.add(
        new Example(
            item.place(), item.words("name"), of, plain(item, "given"), plain(item, "gives")));
  }

  @SuppressWarnings("unchecked") // The schema says that it is a map.
  private static Map<String, Object> plain(Node.Mapping item, String key) {
    return (Map<String, Object>) java.util.Objects.requireNonNull(item.get(key).plain());
  }

  private Optional<LocalDate> day(Draft draft) {
    try {
      return Optional.of(LocalDate.parse(draft.head.text("in_force_from")));
    } catch (DateTimeException e) {
      faults.add(
          draft.head.get("in_force_from").place(),
          new Words("没有这一天", "there is no such day"),
          new Words("请核对日期", "look at the calendar"));
      return Optional.empty();
    }
  }

  private Pack pack(Draft draft, LocalDate day) {
    List<Words> sources = draft.head.maps("sources").stream().map(Node.Mapping::words).toList();
    return new Pack(
        draft.place,
        draft.key(),
        draft.head.words("name"),
        draft.head.text("version"),
        day,
        draft.needs(),
        sources,
        draft.contents,
        draft.examples);
  }

  /** Versions of a pack differ in their number and their day. */
  private void versions(List<Pack> packs) {
    Map<List<Object>, Pack> seen = new LinkedHashMap<>();
    for (Pack pack : packs) {
      for (List<Object> mark :
          List.of(
              Arrays.<Object>asList(pack.key(), pack.version()),
              Arrays.<Object>asList(pack.key(), pack.inForceFrom()))) {
        Pack other = seen.putIfAbsent(mark, pack);
        if (other != null) {
          faults.add(
              pack.place(),
              new Words(
                  "与 " + other.place().file() + " 是同一个包，版本或生效日期也相同",
                  "the same pack as " + other.place().file() + ", with the same version or day"),
              new Words("请改 version 和 in_force_from", "change version and in_force_from"));
        }
      }
    }
  }
}
