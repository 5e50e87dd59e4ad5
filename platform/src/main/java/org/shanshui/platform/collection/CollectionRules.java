package org.shanshui.platform.collection;

import org.shanshui.packkit.pack.FileKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds of files of packs that reports are held against. */
@Configuration(proxyBeanMethods = false)
class CollectionRules {

  @Bean
  FileKind<DoubtRules> doubtFiles() {
    return DoubtRules.FILES;
  }
}
