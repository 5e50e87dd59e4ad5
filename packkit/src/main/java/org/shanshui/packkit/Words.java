package org.shanshui.packkit;

/** The same words in Chinese and English; neither is blank. */
public record Words(String chinese, String english) {
  public Words {
    if (chinese.isBlank() || english.isBlank()) {
      throw new IllegalArgumentException("Words in both languages: " + chinese + " / " + english);
    }
  }

  public String in(boolean wantsChinese) {
    return wantsChinese ? chinese : english;
  }

  @Override
  public String toString() {
    return chinese + " · " + english;
  }
}
