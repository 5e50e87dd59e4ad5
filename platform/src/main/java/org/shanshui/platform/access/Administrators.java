package org.shanshui.platform.access;

import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How the three administrators (三员) of GB/T 22239 divide the work. In a small house the system
 * administrator does the security administrator's work as well and may read the record; where they
 * stand apart, each has only their own. No person is ever two of them, nor one of them and anything
 * else, however small the house.
 */
@Component
public class Administrators {
  /** Who holds one of these holds no other role. */
  private static final Set<Role> ALONE = Set.of(Role.ADMINISTRATOR, Role.SECURITY, Role.AUDITOR);

  /** To give roles and passwords for one use, and to let people in again, where they are one. */
  static final May<String> SECURE = May.ofRegion(Role.SECURITY, Role.ADMINISTRATOR);

  /** The same where the three stand apart. */
  static final May<String> SECURE_APART = May.ofRegion(Role.SECURITY);

  /** To read the record of changes, where they are one. */
  static final May<Object> AUDIT = May.by(Role.AUDITOR, Role.ADMINISTRATOR);

  /** The same where the three stand apart. */
  static final May<Object> AUDIT_APART = May.by(Role.AUDITOR);

  private final boolean apart;

  public Administrators(@Value("${shanshui.administrators:one}") String administrators) {
    if (!Set.of("one", "three").contains(administrators)) {
      throw new IllegalArgumentException(
          "SHANSHUI_ADMINISTRATORS 应为 one 或 three · is one or three, not " + administrators);
    }
    this.apart = administrators.equals("three");
  }

  /** Whether each administrator has only their own part. */
  public boolean areApart() {
    return apart;
  }

  /** Who gives roles, passwords for one use, and lets people in again. */
  public May<String> security() {
    return apart ? SECURE_APART : SECURE;
  }

  /** Who reads the record of changes. */
  public May<Object> audit() {
    return apart ? AUDIT_APART : AUDIT;
  }

  /** Whether one person may hold these roles together. */
  public static boolean mayHold(Set<Role> roles) {
    return roles.size() <= 1 || roles.stream().noneMatch(ALONE::contains);
  }

  /** Whether these are one of the three administrators' roles. */
  public static boolean areAdministrators(Set<Role> roles) {
    return roles.stream().anyMatch(ALONE::contains);
  }
}
