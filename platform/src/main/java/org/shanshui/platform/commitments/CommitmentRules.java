package org.shanshui.platform.commitments;

import org.shanshui.packkit.pack.FileKind;
import org.shanshui.platform.commitments.lights.LightRules;
import org.shanshui.platform.commitments.targets.NatureRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds of files of packs that commitments are judged by. */
@Configuration(proxyBeanMethods = false)
class CommitmentRules {

  @Bean
  FileKind<LightRules> lightFiles() {
    return LightRules.FILES;
  }

  @Bean
  FileKind<NatureRules> natureFiles() {
    return NatureRules.FILES;
  }
}
