package org.shanshui.platform.publication;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.RegionChanged;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.files.Store;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The boundaries of regions (行政区划边界), for the map. Kept as loaded, in WGS 84, and beside it
 * simplified for display: all regions below one together take at most 200 KB.
 */
@Service
public class Boundaries {
  /** To take over boundaries of regions. */
  static final May<Object> LOAD = May.by(Role.ADMINISTRATOR, Role.PLANNER);

  /** Bytes of one file. */
  static final long LARGEST_FILE = 20L << 20;

  /** A point is some 20 bytes on the wire, so that a level stays below 200 KB. */
  private static final int MOST_SHOWN_POINTS = 9_300;

  private static final int DECIMALS_KEPT = 7;
  private static final int DECIMALS_SHOWN = 5;

  private final JdbcClient jdbc;
  private final Regions regions;
  private final Clock clock;

  Boundaries(JdbcClient jdbc, Regions regions, Clock clock) {
    this.jdbc = jdbc;
    this.regions = regions;
    this.clock = clock;
  }

  /** What became of a file. */
  public sealed interface Loading {
    /**
     * All of it is in force.
     *
     * @param points of the shapes as loaded
     */
    record Loaded(int regions, int points) implements Loading {}

    /** Nothing of it was taken over. */
    record Faulty(List<Fault> faults) implements Loading {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  /**
   * What is wrong in a file, and what to do.
   *
   * @param feature number of the feature in the file, from 1; 0 for the file as a whole
   * @param code the region's code, where it could be read
   */
  public record Fault(int feature, @Nullable String code, String chinese, String english) {}

  /** A boundary in the list of what is loaded. */
  record Known(
      String code,
      String name,
      String level,
      Datum datum,
      int points,
      String fileName,
      String loadedBy,
      OffsetDateTime loadedAt) {}

  /**
   * Takes over the boundaries in a GeoJSON FeatureCollection; property {@code code} says whose. A
   * boundary that was there before is replaced. If anything is wrong, nothing is taken over, since
   * neighbours must fit.
   *
   * @param datum what the file's coordinates are measured by
   */
  @Transactional
  public Loading load(InputStream geojson, Datum datum, String fileName) {
    LOAD.demand();
    GeoJsonFile.Reading reading = GeoJsonFile.read(geojson);
    List<Fault> faults =
        new ArrayList<>(
            reading.faults().stream()
                .map(f -> new Fault(f.feature(), f.code(), f.chinese(), f.english()))
                .toList());
    Map<String, Region> known =
        regions.within(Actor.current().region()).stream()
            .collect(Collectors.toMap(Region::code, r -> r));
    reading
        .shapes()
        .forEach(
            (code, read) -> {
              if (!known.containsKey(code)) {
                faults.add(unknown(read.number(), code));
              }
            });
    if (!faults.isEmpty()) {
      return new Loading.Faulty(faults);
    }
    int points = 0;
    TreeSet<String> parents = new TreeSet<>();
    for (Map.Entry<String, GeoJsonFile.Read> entry : reading.shapes().entrySet()) {
      Shape shape = entry.getValue().shape();
      points += shape.points();
      put(entry.getKey(), datum == Datum.WGS84 ? shape : shape.toWgs84(datum), datum, fileName);
      String parent =
          Objects.requireNonNull(known.get(entry.getKey()), "what is not known is a fault")
              .parentCode();
      parents.add(parent == null ? "" : parent);
    }
    parents.forEach(this::redraw);
    return new Loading.Loaded(reading.shapes().size(), points);
  }

  private Fault unknown(int number, String code) {
    Optional<Region> elsewhere = regions.find(code);
    return elsewhere.isEmpty()
        ? new Fault(
            number,
            code,
            "没有代码为 " + code + " 的行政区划。请核对代码，或先在“机构人员”中添加该区划。",
            "there is no region with code " + code + ": check it, or add the region first")
        : new Fault(
            number,
            code,
            elsewhere.get().name() + "（" + code + "）不在您的地区内，请删去后再传。",
            elsewhere.get().name() + " (" + code + ") is outside your region: leave it out");
  }

  /**
   * Boundaries follow a change of regions (区划调整): that of one that took another over covers both;
   * those of parts nobody can know. What a region covered that is no more stays with it. Told twice
   * it comes to the same.
   */
  @Transactional
  void follow(RegionChanged change) {
    String into = change.into();
    if (into != null) {
      join(change.regionCode(), into);
    } else if (change.parts().contains(change.regionCode())) {
      jdbc.sql("delete from region_boundary where region_code = ?")
          .param(change.regionCode())
          .update();
      redraw(parent(change.regionCode()));
    }
  }

  @ApplicationModuleListener
  void hear(RegionChanged change) {
    follow(change);
  }

  /** Where either has none, it would be that of a part only, and there is none. */
  private void join(String gone, String into) {
    Map<String, Kept> kept = new HashMap<>();
    jdbc.sql(
            "select region_code, shape, datum from region_boundary where region_code in (?, ?) for update")
        .params(gone, into)
        .query(
            row -> {
              kept.put(
                  row.getString(1),
                  new Kept(GeoJsonFile.shape(row.getString(2)), Datum.valueOf(row.getString(3))));
            });
    Kept one = kept.get(gone);
    Kept other = kept.get(into);
    if (one != null && other != null) {
      put(
          into,
          other.shape().joined(one.shape()),
          other.datum(),
          regions.get(gone).name() + "并入" + regions.get(into).name());
    } else {
      jdbc.sql("delete from region_boundary where region_code = ?").param(into).update();
    }
    redraw(parent(into));
  }

  private record Kept(Shape shape, Datum datum) {}

  private String parent(String code) {
    String parent = regions.get(code).parentCode();
    return parent == null ? "" : parent;
  }

  /** Regions directly below this one, on whose map they are missing. */
  List<Region> missing(String regionPath) {
    Set<String> there =
        Set.copyOf(jdbc.sql("select region_code from region_boundary").query(String.class).list());
    return regions.within(regionPath).stream()
        .filter(r -> r.path().equals(regionPath + r.code() + "/") && !there.contains(r.code()))
        .toList();
  }

  private void put(String code, Shape shape, Datum datum, String fileName) {
    String json = shape.json(DECIMALS_KEPT);
    jdbc.sql(
            """
            insert into region_boundary (region_code, datum, sha256, points, shape, outline, file_name, loaded_by, loaded_at)
            values (:code, :datum, :sha, :points, :shape, '', :file, :by, :at)
            on conflict (region_code) do update set datum = :datum, sha256 = :sha, points = :points, shape = :shape,
              outline = '', file_name = :file, loaded_by = :by, loaded_at = :at, version = region_boundary.version + 1
            """)
        .param("code", code)
        .param("datum", datum.name())
        .param("sha", Store.sha256(json.getBytes(StandardCharsets.UTF_8)))
        .param("points", shape.points())
        .param("shape", json)
        .param("file", shortened(fileName))
        .param("by", Actor.current().name())
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  /** Simplifies the boundaries of all regions directly below one, since neighbours must fit. */
  private void redraw(String parentCode) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    List<String> codes =
        parentCode.isEmpty()
            ? List.of(Regions.NATION)
            : regions.children(parentCode).stream().map(Region::code).toList();
    jdbc.sql(
            "select region_code, shape from region_boundary where region_code = any (?) order by region_code")
        .param(codes.toArray(String[]::new))
        .query(
            row -> {
              shapes.put(row.getString(1), GeoJsonFile.shape(row.getString(2)));
            });
    List<Shape> shown = Simplification.of(List.copyOf(shapes.values()), MOST_SHOWN_POINTS);
    int i = 0;
    for (String code : shapes.keySet()) {
      jdbc.sql("update region_boundary set outline = ? where region_code = ?")
          .params(shown.get(i++).json(DECIMALS_SHOWN), code)
          .update();
    }
  }

  /** Which state of the boundaries below a region it is; changes with any of them. */
  String edition(String parentCode) {
    return jdbc.sql(
            """
            select coalesce(md5(string_agg(b.region_code || b.version || b.sha256 || r.name, ' ' order by b.region_code)), 'none')
            from region_boundary b join region r on r.code = b.region_code where (r.parent_code = :code or r.code = :code) and r.ended_on is null
            """)
        .param("code", parentCode)
        .query(String.class)
        .single();
  }

  /**
   * The regions directly below one as a GeoJSON FeatureCollection with {@code code} and {@code
   * name}; the region itself where none of those below has a boundary.
   */
  String geojson(String parentCode) {
    Region parent = regions.get(parentCode);
    Map<String, String> names = new LinkedHashMap<>();
    regions.children(parentCode).forEach(r -> names.put(r.code(), r.name()));
    Map<String, String> outlines = outlines(names.keySet().toArray(String[]::new));
    if (outlines.isEmpty()) {
      names.put(parent.code(), parent.name());
      outlines = outlines(new String[] {parent.code()});
    }
    StringBuilder json = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
    String comma = "\n";
    for (Map.Entry<String, String> one : outlines.entrySet()) {
      json.append(comma)
          .append("{\"type\":\"Feature\",\"properties\":{\"code\":\"")
          .append(one.getKey())
          .append("\",\"name\":\"")
          .append(escaped(Objects.requireNonNull(names.get(one.getKey()))))
          .append("\"},\"geometry\":")
          .append(one.getValue())
          .append('}');
      comma = ",\n";
    }
    return json.append("\n]}\n").toString();
  }

  /** Whether there is anything to draw for a region or below it. */
  boolean has(String parentCode) {
    return !edition(parentCode).equals("none");
  }

  /** What is loaded within a region. */
  List<Known> known(String regionPath) {
    Map<String, Known> rows = new HashMap<>();
    jdbc.sql(
            "select region_code, datum, points, file_name, loaded_by, loaded_at from region_boundary")
        .query(
            row -> {
              rows.put(
                  row.getString(1),
                  new Known(
                      row.getString(1),
                      "",
                      "",
                      Datum.valueOf(row.getString(2)),
                      row.getInt(3),
                      row.getString(4),
                      row.getString(5),
                      row.getObject(6, OffsetDateTime.class)));
            });
    return regions.within(regionPath).stream()
        .filter(r -> rows.containsKey(r.code()))
        .map(
            r -> {
              Known row = Objects.requireNonNull(rows.get(r.code()));
              return new Known(
                  r.code(),
                  r.name(),
                  r.level(),
                  row.datum(),
                  row.points(),
                  row.fileName(),
                  row.loadedBy(),
                  row.loadedAt());
            })
        .toList();
  }

  private Map<String, String> outlines(String[] codes) {
    Map<String, String> outlines = new LinkedHashMap<>();
    jdbc.sql(
            "select region_code, outline from region_boundary where region_code = any (?) order by region_code")
        .param(codes)
        .query(
            row -> {
              outlines.put(row.getString(1), row.getString(2));
            });
    return outlines;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
  }

  private static String shortened(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return last.length() <= 200 ? last : last.substring(0, 200);
  }
}
