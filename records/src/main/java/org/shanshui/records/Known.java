package org.shanshui.records;

import java.time.LocalDate;
import java.util.Set;

/** What a record's values may point to, which is nothing unless said, and today. */
public interface Known {
  LocalDate today();

  /** Whether there is a region of this code. */
  default boolean region(String code) {
    return false;
  }

  /** Whether there is an organisation of this number. */
  default boolean unit(String id) {
    return false;
  }

  /** Whether there is a person of this number. */
  default boolean person(String id) {
    return false;
  }

  /** Whether there is a file of this number, of one of these sorts; of no sort is of any. */
  default boolean file(String id, Set<String> sorts) {
    return false;
  }

  /** Whether there is a record of this type and number. */
  default boolean record(String type, String id) {
    return false;
  }
}
