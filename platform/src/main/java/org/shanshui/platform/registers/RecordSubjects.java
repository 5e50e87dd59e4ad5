package org.shanshui.platform.registers;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.shanshui.platform.subjects.SubjectResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records, as others speak of them. */
@Component
class RecordSubjects implements SubjectResolver {
  static final String TYPE = "RECORD";

  private final JdbcClient jdbc;
  private final Registers registers;

  RecordSubjects(JdbcClient jdbc, Registers registers) {
    this.jdbc = jdbc;
    this.registers = registers;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Map<Long, Card> cards(Collection<Long> ids) {
    Map<Long, Card> cards = new HashMap<>();
    jdbc.sql("select id, register, title from register_record where id = any (?)")
        .param(ids.toArray(Long[]::new))
        .query(
            row -> {
              long id = row.getLong("id");
              String key = row.getString("register");
              Register register = registers.get(key);
              cards.put(
                  id,
                  new Card(
                      row.getString("title"),
                      register.name().chinese(),
                      register.name().english(),
                      register.path() + "/" + id,
                      false));
            });
    return cards;
  }
}
