package org.shanshui.platform;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The direct sub-packages are the architecture; they reach each other only through their faces,
 * without cycles.
 */
class ModuleStructureTest {
  @Test
  void modulesKeepToTheirFaces() {
    ApplicationModules.of(PlatformApplication.class).verify();
  }
}
