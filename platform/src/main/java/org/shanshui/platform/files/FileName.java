package org.shanshui.platform.files;

import java.util.Locale;
import org.shanshui.platform.refusal.Refusal;

/** Names of files as people give them, in any script and of any reasonable length. Pure. */
public final class FileName {
  /** Characters; longer ones are shortened before their ending. */
  static final int LONGEST = 500;

  private FileName() {}

  /**
   * The last part of a path that some browsers send, without what a file system or a line could
   * take amiss.
   *
   * @throws org.shanshui.platform.refusal.Refused where it would be shown other than it is
   */
  public static String of(String given) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    if (last.chars().anyMatch(FileName::turnsText)) {
      throw Refusal.invalid(
              "files.name-turns-text",
              "文件名含有改变文字方向的隐藏字符（如 U+202E），显示的后缀与实际不同。请改名后再传。",
              "the name holds hidden characters that turn the direction of text (U+202E): rename the file")
          .asException();
    }
    String plain = last.replaceAll("[\\p{Cntrl}\\p{Co}\\p{Cn}\\p{Cs}<>:\"|?*]", "_").strip();
    return plain.isEmpty() || plain.matches("[._]+") ? "附件" : shortened(plain, LONGEST);
  }

  /** The name with the ending of what the file is, added where it has another. */
  public static String of(String given, FileType type) {
    String name = of(given);
    return type.endings().contains(ending(name))
        ? name
        : shortened(name, LONGEST - 5) + "." + type.endings().get(0);
  }

  /** What stands behind the last point, in small letters; empty where there is none. */
  static String ending(String name) {
    int point = name.lastIndexOf('.');
    return point < 0 ? "" : name.substring(point + 1).toLowerCase(Locale.ROOT);
  }

  private static String shortened(String name, int longest) {
    int length = name.codePointCount(0, name.length());
    if (length <= longest) {
      return name;
    }
    String ending = ending(name);
    String kept = ending.isEmpty() || ending.length() > 10 ? "" : "." + ending;
    int room = longest - kept.length() - 1;
    return name.substring(0, name.offsetByCodePoints(0, room)) + "…" + kept;
  }

  private static boolean turnsText(int character) {
    return character >= 0x202A && character <= 0x202E
        || character >= 0x2066 && character <= 0x2069
        || character == 0x200E
        || character == 0x200F
        || character == 0x061C;
  }
}
