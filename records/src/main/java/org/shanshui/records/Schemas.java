package org.shanshui.records;

import org.shanshui.packkit.Words;
import org.shanshui.packkit.schema.FileSchema;

/** The schemas of what is here, for schemas of files that hold parts of it. */
public final class Schemas {
  /** Words, keys, days, expressions. */
  public static final FileSchema WORDS = FileSchema.of(Words.class, "words.schema.json");

  /** Code lists. */
  public static final FileSchema CODES = of("codes", WORDS);

  /** Attributes and checks. */
  public static final FileSchema ATTRIBUTES = of("attributes", WORDS, CODES);

  /** Grades. */
  public static final FileSchema GRADES = of("grades", WORDS);

  /** Lifecycles. */
  public static final FileSchema LIFECYCLE = of("lifecycle", WORDS);

  /** Types of records. */
  public static final FileSchema RECORD = of("record", WORDS, CODES, ATTRIBUTES, GRADES, LIFECYCLE);

  private Schemas() {}

  private static FileSchema of(String name, FileSchema... parts) {
    return FileSchema.of(Schemas.class, name + ".schema.json", parts);
  }
}
