package org.shanshui.platform.files;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the scanner of viruses answers: while it does not, no file is taken in. */
@Component
class ScannerHealth implements HealthIndicator {
  private final Scanner scanner;

  ScannerHealth(Scanner scanner) {
    this.scanner = scanner;
  }

  @Override
  public Health health() {
    if (!scanner.isOn()) {
      return Health.unknown().build();
    }
    return (scanner.isThere() ? Health.up() : Health.down()).build();
  }
}
