package org.shanshui.platform.commitments;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.database.RecordRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Where the listed projects lie. */
@Service
public class ProjectPlaces {
  private final JdbcClient jdbc;

  ProjectPlaces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A project's place on the map.
   *
   * @param datum {@code WGS84} or {@code GCJ02}
   */
  public record Place(
      long id,
      String title,
      Light light,
      double longitude,
      double latitude,
      @Nullable String datum) {}

  /** Listed projects with coordinates, the worst first. */
  public List<Place> of(Scope scope, int most) {
    return scope
        .ask(
            jdbc,
            "select c.id, c.title, c.light, p.longitude, p.latitude, p.datum from commitment c join"
                + " project p on p.id = c.id where c.kind = 'PROJECT' and c.state = 'ACTIVE' and"
                + " p.standing = 'LISTED' and p.longitude is not null and p.latitude is not null"
                + Scope.WITHIN
                + " order by array_position(array['OVERDUE', 'BEHIND', 'ON_SCHEDULE', 'COMPLETED'],"
                + " c.light), c.id limit :most")
        .param("most", most)
        .query(RecordRows.of(Place.class))
        .list();
  }
}
