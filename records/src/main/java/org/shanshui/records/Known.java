package org.shanshui.records;

import java.time.LocalDate;

/** What a record's values may point to, and today. */
public interface Known {
  LocalDate today();

  /** Whether there is a region of this code. */
  boolean region(String code);

  /** Whether there is an organisation of this number. */
  boolean unit(String id);

  /** Whether there is a person of this number. */
  boolean person(String id);

  /** Whether there is a file of this number, of one of these sorts; of no sort is of any. */
  boolean file(String id, java.util.Set<String> sorts);

  /** Whether there is a record of this type and number. */
  boolean record(String type, String id);
}
