package org.shanshui.packkit;

/**
 * Something wrong in a file.
 *
 * @param what is wrong
 * @param remedy what to do
 */
public record Fault(Place place, Words what, Words remedy) {
  public String chinese() {
    return place + "：" + what.chinese() + "；" + remedy.chinese();
  }

  public String english() {
    return place + ": " + what.english() + "; " + remedy.english();
  }

  @Override
  public String toString() {
    return place + ": " + what + "; " + remedy;
  }
}
