package org.shanshui.platform.files;

import java.util.Set;
import java.util.stream.Collectors;
import org.shanshui.platform.refusal.Refusal;

/**
 * What files are attached for.
 *
 * @param types that are taken
 * @param largest bytes of one
 * @param most of one subject; 0 for as many as there are
 * @param once whether the same content may be attached to a subject once only
 */
public record Use(Set<FileType> types, int largest, int most, boolean once) {

  /** Refuses what is not taken, and says what is. */
  FileType check(String name, byte[] bytes) {
    if (bytes.length == 0 || bytes.length > largest) {
      throw Refusal.invalid(
              "files.size-unfit",
              "附件“" + name + "”为空或超过 " + (largest >> 20) + " MB，请压缩或拆分后再传。",
              "the file " + name + " is empty or larger than " + (largest >> 20) + " MB")
          .asException();
    }
    return FileType.of(bytes, name)
        .filter(types::contains)
        .orElseThrow(
            () -> {
              String endings =
                  types.stream()
                      .sorted()
                      .map(type -> type.endings().get(0))
                      .collect(Collectors.joining("、"));
              return Refusal.invalid(
                      "files.type-not-taken",
                      "附件“" + name + "”的内容不是可接收的类型（" + endings + "）；不收带宏文件、网页、程序和压缩包。",
                      "the content of "
                          + name
                          + " is none that is taken ("
                          + endings.replace('、', ',')
                          + "); no macros, pages, programs, archives")
                  .asException();
            });
  }
}
