package org.shanshui.compiler.read;

/**
 * How well bytes fit Chinese text in UTF-8 (RFC 3629). GB18030 text now and then looks like a
 * two-byte character of UTF-8, hardly ever like one of three; so only those count.
 *
 * @param wellFormed characters of three bytes or more
 * @param malformed bytes that begin no character
 * @param pureLines lines of at least four characters of three bytes or more and no malformed byte
 */
record Utf8Census(int wellFormed, int malformed, int pureLines) {

  static Utf8Census of(byte[] bytes, int from) {
    return of(bytes, from, bytes.length);
  }

  static Utf8Census of(byte[] bytes, int from, int to) {
    int wellFormed = 0;
    int malformed = 0;
    int pureLines = 0;
    int wellBefore = 0;
    int malformedBefore = 0;
    int i = from;
    while (i < to) {
      int length = characterLength(bytes, i, to);
      if (length == 0) {
        malformed++;
      } else if (length > 2) {
        wellFormed++;
      }
      i += Math.max(1, length);
      if (bytes[i - 1] == '\n' || i >= to) {
        if (wellFormed >= wellBefore + 4 && malformed == malformedBefore) {
          pureLines++;
        }
        wellBefore = wellFormed;
        malformedBefore = malformed;
      }
    }
    return new Utf8Census(wellFormed, malformed, pureLines);
  }

  /** 0 where no well-formed character begins; overlong forms and surrogates are malformed. */
  private static int characterLength(byte[] bytes, int i, int to) {
    int first = bytes[i] & 0xFF;
    if (first < 0x80) {
      return 1;
    }
    int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0 || i + length > to) {
      return 0;
    }
    int second = bytes[i + 1] & 0xFF;
    int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) {
      return 0;
    }
    for (int k = 2; k < length; k++) {
      if ((bytes[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
