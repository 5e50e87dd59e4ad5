package org.shanshui.platform.collection;

import org.shanshui.packkit.pack.FileKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The kinds of files of packs that reports are held against. */
@Configuration(proxyBeanMethods = false)
class CollectionRules {

  @Bean
  @Order(1)
  FileKind<ReportForm> formFiles() {
    return ReportForm.FILES;
  }

  /** Behind the forms, whose fields they speak of. */
  @Bean
  @Order(2)
  FileKind<DoubtRules> doubtFiles() {
    return DoubtRules.FILES;
  }
}
