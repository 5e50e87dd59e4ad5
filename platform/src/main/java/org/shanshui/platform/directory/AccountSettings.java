package org.shanshui.platform.directory;

import java.time.Duration;
import java.util.Set;
import org.shanshui.platform.access.Administrators;
import org.shanshui.platform.access.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What accounts are held to.
 *
 * @param passwordAge after which a password must be changed; zero for never
 * @param sessionLife after which a session ends, used or not
 * @param administratorIdle after which one of an administrator ends unused
 * @param devices on which a person may be signed in at once
 * @param administratorDevices the same for administrators
 * @param secondFactor who must have one: {@code optional}, {@code administrators}, {@code all}
 */
@ConfigurationProperties("shanshui.account")
record AccountSettings(
    @DefaultValue("180d") Duration passwordAge,
    @DefaultValue("24h") Duration sessionLife,
    @DefaultValue("30m") Duration administratorIdle,
    @DefaultValue("5") int devices,
    @DefaultValue("2") int administratorDevices,
    @DefaultValue("optional") String secondFactor) {
  public AccountSettings {
    if (!Set.of("optional", "administrators", "all").contains(secondFactor)) {
      throw new IllegalArgumentException(
          "SHANSHUI_SECOND_FACTOR 应为 optional、administrators 或 all · is optional, administrators or all, not "
              + secondFactor);
    }
  }

  boolean asksSecondFactorOf(Set<Role> roles) {
    return secondFactor.equals("all")
        || secondFactor.equals("administrators") && Administrators.areAdministrators(roles);
  }

  int devicesOf(Set<Role> roles) {
    return Administrators.areAdministrators(roles) ? administratorDevices : devices;
  }
}
