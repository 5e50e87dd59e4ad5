package org.shanshui.packkit;

import java.util.List;
import java.util.stream.Collectors;

/** Packs that cannot be used; it holds everything that is wrong with them. */
public final class BadPackException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;

  public BadPackException(List<Fault> faults) {
    super(
        "配置包有 %d 处错误 · the packs have %d fault(s)%n%s"
            .formatted(
                faults.size(),
                faults.size(),
                faults.stream().map(Fault::toString).collect(Collectors.joining("\n"))));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
