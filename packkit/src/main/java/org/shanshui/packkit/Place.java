package org.shanshui.packkit;

/**
 * A place in a file.
 *
 * @param file as a user knows it
 * @param line from 1
 * @param column from 1, in code points
 */
public record Place(String file, int line, int column) {
  public Place {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("Lines and columns count from 1: " + line + ":" + column);
    }
  }

  /** The beginning of a file. */
  public static Place top(String file) {
    return new Place(file, 1, 1);
  }

  /** So many columns to the right. */
  public Place right(int columns) {
    return new Place(file, line, column + columns);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
