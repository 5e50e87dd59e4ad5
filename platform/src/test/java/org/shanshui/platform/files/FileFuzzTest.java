package org.shanshui.platform.files;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;
import org.shanshui.platform.refusal.Refused;

/**
 * Whatever the bytes, a file is one of the known types, none of them, or refused in both languages.
 * The seeds run as tests; {@code JAZZER_FUZZ=1} looks for more.
 */
@Tag("fuzz")
class FileFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void type(byte[] bytes) {
    try {
      FileType.of(bytes, "a.txt");
    } catch (Refused refused) {
      assertFalse(refused.refusal().chinese().isBlank() || refused.refusal().english().isBlank());
    }
  }
}
