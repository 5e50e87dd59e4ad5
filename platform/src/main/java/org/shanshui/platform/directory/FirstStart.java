package org.shanshui.platform.directory;

import java.util.EnumSet;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.database.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An empty house gets the country's divisions and one administrator, whose password is printed
 * once.
 */
@Component
@Order(0)
class FirstStart implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

  private final JdbcClient jdbc;
  private final Regions regions;
  private final Units units;
  private final People people;
  private final TransactionTemplate transaction;

  FirstStart(
      JdbcClient jdbc,
      Regions regions,
      Units units,
      People people,
      TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.regions = regions;
    this.units = units;
    this.people = people;
    this.transaction = transaction;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    Actor.house("首次启动").run(() -> transaction.executeWithoutResult(status -> furnish()));
  }

  private void furnish() {
    // Two nodes that start together on a new database: the second waits here, and then finds all in
    // place.
    Lock.FIRST_START.take(jdbc);
    regions.loadCountry();
    if (jdbc.sql("select exists (select from person)").query(Boolean.class).single()) {
      return;
    }
    Unit unit = units.add("系统管理", "other", Regions.NATION, null);
    String password = Passwords.oneTime("admin");
    people.add(
        "admin", "管理员", unit.id(), EnumSet.of(Role.ADMINISTRATOR), false, null, null, password);
    log.info(
        "首次启动：管理员登录名 admin，初始口令 {}（登录后须修改） · first start: sign in as admin with this password, then change it",
        password);
  }
}
