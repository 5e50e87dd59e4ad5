package org.shanshui.platform.commitments.register;

import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.subjects.SubjectResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tasks, targets and projects can be spoken of. */
@Configuration(proxyBeanMethods = false)
class CommitmentSubjects {

  @Bean
  SubjectResolver taskResolver(Book book) {
    return new CommitmentResolver(CommitmentKind.TASK, book);
  }

  @Bean
  SubjectResolver targetResolver(Book book) {
    return new CommitmentResolver(CommitmentKind.TARGET, book);
  }

  @Bean
  SubjectResolver projectResolver(Book book) {
    return new CommitmentResolver(CommitmentKind.PROJECT, book);
  }
}
