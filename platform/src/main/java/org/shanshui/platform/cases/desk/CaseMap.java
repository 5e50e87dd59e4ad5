package org.shanshui.platform.cases.desk;

import java.util.List;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.springframework.stereotype.Component;

/** Cases as points of a map (GeoJSON, RFC 7946). */
@Component
class CaseMap {
  static final int MOST_POINTS = 2000;

  private final Lists lists;
  private final Listing<CaseLine> list;
  private final CaseWords words;

  CaseMap(Lists lists, Listing<CaseLine> list, CaseWords words) {
    this.lists = lists;
    this.list = list;
    this.words = words;
  }

  record Point(String type, List<Double> coordinates) {}

  record Properties(long id, String name, String light, String text, String href) {}

  record Feature(String type, Point geometry, Properties properties) {}

  record FeatureCollection(String type, List<Feature> features) {}

  FeatureCollection points(Ask ask) {
    List<Feature> features =
        words.lines(lists.first(list, ask.with("placed", true), MOST_POINTS)).stream()
            .filter(line -> line.longitude() != null && line.latitude() != null)
            .map(
                line ->
                    new Feature(
                        "Feature",
                        new Point("Point", List.of(line.longitude(), line.latitude())),
                        new Properties(
                            line.id(),
                            line.title(),
                            line.tone(),
                            line.stateWord() + " · " + line.due(),
                            "/cases/" + line.id())))
            .toList();
    return new FeatureCollection("FeatureCollection", features);
  }
}
