package org.shanshui.platform.collection;

import java.time.LocalDate;
import java.util.Set;
import org.shanshui.records.Known;

/** What a form's values may point to: nothing, for it has no fields that do. */
record Alone(LocalDate today) implements Known {
  @Override
  public boolean region(String code) {
    return false;
  }

  @Override
  public boolean unit(String id) {
    return false;
  }

  @Override
  public boolean person(String id) {
    return false;
  }

  @Override
  public boolean file(String id, Set<String> sorts) {
    return false;
  }

  @Override
  public boolean record(String type, String id) {
    return false;
  }
}
