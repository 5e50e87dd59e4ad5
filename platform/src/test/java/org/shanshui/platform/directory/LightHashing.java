package org.shanshui.platform.directory;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Tests add a thousand people; nobody tries to find out their passwords. */
@TestConfiguration(proxyBeanMethods = false)
public class LightHashing {
  @Bean
  @Primary
  PasswordEncoder lightHashing() {
    return Hashing.light();
  }
}
