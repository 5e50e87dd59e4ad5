package org.shanshui.platform.publication;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.cases.CaseBrief;
import org.shanshui.platform.cases.CaseOverview;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Commitments;
import org.shanshui.platform.commitments.ProjectPlaces;
import org.shanshui.platform.commitments.Scope;
import org.shanshui.platform.files.Scanner;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The boundaries: what is loaded, loading more, and what the map draws. */
@Controller
@RequestMapping("/map")
class MapPages {
  private static final MediaType GEOJSON = MediaType.valueOf("application/geo+json;charset=UTF-8");

  /** More dots hide one another; the worst come first. */
  private static final int MOST_POINTS = 500;

  private final Boundaries boundaries;
  private final Scanner scanner;
  private final Cockpit cockpit;
  private final ProjectPlaces places;
  private final CaseOverview cases;

  MapPages(
      Boundaries boundaries,
      Scanner scanner,
      Cockpit cockpit,
      ProjectPlaces places,
      CaseOverview cases) {
    this.boundaries = boundaries;
    this.scanner = scanner;
    this.cockpit = cockpit;
    this.places = places;
    this.cases = cases;
  }

  @GetMapping("/boundaries")
  String list(Model model) {
    Boundaries.LOAD.demand();
    return page(model, List.of(), Datum.WGS84);
  }

  @PostMapping("/boundaries")
  ModelAndView load(
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String datum,
      Model model,
      RedirectAttributes told)
      throws IOException {
    Boundaries.LOAD.demand();
    Datum declared =
        switch (datum) {
          case "WGS84" -> Datum.WGS84;
          case "GCJ02" -> Datum.GCJ02;
          default ->
              throw Refusal.invalid(
                      "publication.datum-missing",
                      "请说明坐标系：WGS84（含 CGCS2000）或 GCJ02。",
                      "say which datum: WGS84 or GCJ02")
                  .asException();
        };
    if (file == null || file.isEmpty()) {
      throw Refusal.invalid(
              "publication.file-empty",
              "没有收到文件，或文件是空的。请选择 GeoJSON 文件。",
              "no file was sent, or it is empty")
          .asException();
    }
    if (file.getSize() > Boundaries.LARGEST_FILE) {
      throw Refusal.invalid(
              "publication.file-too-large",
              "文件超过 20 MB。请先简化边界，或按地区分次上传。",
              "the file is larger than 20 MB: simplify it, or upload in parts")
          .asException();
    }
    String name = file.getOriginalFilename();
    byte[] content = file.getBytes();
    scanner.look(content);
    Boundaries.Loading loading =
        boundaries.load(new ByteArrayInputStream(content), declared, name == null ? "" : name);
    if (loading instanceof Boundaries.Loading.Faulty faulty) {
      ModelAndView again = new ModelAndView(page(model, faulty.faults(), declared));
      again.addAllObjects(model.asMap());
      again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return again;
    }
    if (loading instanceof Boundaries.Loading.Loaded loaded) {
      told.addFlashAttribute("loadedRegions", loaded.regions());
      told.addFlashAttribute("loadedPoints", loaded.points());
    }
    return new ModelAndView("redirect:/map/boundaries");
  }

  private String page(Model model, List<Boundaries.Fault> faults, Datum datum) {
    model.addAttribute("known", boundaries.known(Actor.current().region()));
    model.addAttribute("missing", boundaries.missing(Actor.current().region()));
    model.addAttribute("faults", faults);
    model.addAttribute("datum", datum);
    return "publication/boundaries";
  }

  /** The regions directly below one. Asked for with every map, so that mostly nothing is sent. */
  @GetMapping("/regions.geojson")
  @Nullable ResponseEntity<String> regions(@RequestParam String parent, WebRequest request) {
    String edition = boundaries.edition(parent);
    CacheControl asked = CacheControl.noCache().cachePrivate();
    if (request.checkNotModified("\"" + edition + "\"")) {
      return null;
    }
    return ResponseEntity.ok()
        .cacheControl(asked)
        .eTag(edition)
        .contentType(GEOJSON)
        .body(boundaries.geojson(parent));
  }

  /** A GeoJSON point. */
  private record Point(String type, Geometry geometry, Map<String, Object> properties) {
    static Point of(double[] at, Map<String, Object> properties) {
      return new Point("Feature", new Geometry("Point", at), properties);
    }
  }

  private record Geometry(String type, double[] coordinates) {}

  /** Projects and open cases with coordinates, in WGS 84, the worst first. */
  @GetMapping("/points.geojson")
  @ResponseBody
  Map<String, Object> points(
      @RequestParam(required = false) @Nullable Long plan,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String county) {
    List<Point> points = new ArrayList<>();
    Scope scope = new Scope(plan, year, cockpit.county(county).orElse(null));
    for (ProjectPlaces.Place place : places.of(scope, MOST_POINTS)) {
      Datum datum = "GCJ02".equals(place.datum()) ? Datum.GCJ02 : Datum.WGS84;
      points.add(
          Point.of(
              datum.toWgs84(place.longitude(), place.latitude()),
              Map.of(
                  "name", place.title(),
                  "light", place.light().word(),
                  "kind", "project",
                  "href", Commitments.href(CommitmentKind.PROJECT, place.id()))));
    }
    String within = scope.county() == null ? null : scope.county().path();
    for (CaseBrief place : cases.places(within, MOST_POINTS)) {
      if (place.longitude() != null && place.latitude() != null) {
        points.add(
            Point.of(
                new double[] {place.longitude(), place.latitude()},
                Map.of(
                    "name",
                    place.title(),
                    "light",
                    place.light(),
                    "text",
                    place.state() + " · " + place.due(),
                    "kind",
                    "case",
                    "href",
                    "/cases/" + place.id())));
      }
    }
    return Map.of("type", "FeatureCollection", "features", points);
  }
}
