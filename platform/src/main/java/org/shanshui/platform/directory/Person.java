package org.shanshui.platform.directory;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.secrecy.Mask;
import org.shanshui.platform.secrecy.SealedColumn;

/**
 * One who may sign in.
 *
 * @param approves whether the person approves what the unit reports (单位审核人)
 * @param mobile masked ({@code 138****0000}) in everything that is shown
 * @param email masked ({@code z***@example.cn}) in everything that is shown
 */
public record Person(
    long id,
    String login,
    String name,
    long unitId,
    Set<Role> roles,
    boolean approves,
    @Nullable String mobile,
    @Nullable String email,
    boolean active,
    int version) {
  public static final SealedColumn MOBILE = SealedColumn.sought("person", "mobile");
  public static final SealedColumn EMAIL = SealedColumn.sought("person", "email");

  /** First three and last four digits; empty if there is none. */
  public String maskedMobile() {
    return Mask.number(mobile);
  }

  /** First character and the domain; empty if there is none. */
  public String maskedEmail() {
    return Mask.email(email);
  }
}
