package org.shanshui.platform.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.listing.ListViews;
import org.shanshui.platform.listing.Listing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Regions and units. */
@Controller
@RequestMapping("/directory")
class DirectoryPages {
  private final Regions regions;
  private final Units units;
  private final UnitMoves moves;
  private final People people;
  private final Questions questions;
  private final Said said;
  private final Listing<UnitList.Line> list;
  private final ListViews views;

  DirectoryPages(
      Regions regions,
      Units units,
      UnitMoves moves,
      People people,
      Questions questions,
      Said said,
      Listing<UnitList.Line> list,
      ListViews views) {
    this.list = list;
    this.views = views;
    this.regions = regions;
    this.units = units;
    this.moves = moves;
    this.people = people;
    this.questions = questions;
    this.said = said;
  }

  @GetMapping
  String directory(
      @RequestParam(required = false) @Nullable String region,
      @RequestParam(required = false) @Nullable String q,
      HttpServletRequest request,
      Model model) {
    Region top =
        regions.byPath(Actor.current().region()).orElseGet(() -> regions.get(Regions.NATION));
    Region shown = region == null || region.isBlank() ? top : regions.get(region);
    boolean searched = q != null && !q.isBlank();
    model.addAttribute("top", top);
    model.addAttribute("region", shown);
    model.addAttribute("above", regions.above(shown));
    model.addAttribute("children", regions.children(shown.code()));
    // What is looked for is looked for below as well.
    model.addAttribute(
        "list",
        views.of(
            list,
            "/directory",
            Map.of("own", !searched),
            name -> name.equals("region") ? shown.code() : request.getParameter(name),
            request));
    model.addAttribute("units", units.of(shown.code()));
    model.addAttribute("kinds", Units.KINDS);
    model.addAttribute("levels", Regions.LEVELS);
    model.addAttribute("mayChange", Units.CHANGE.allows(shown.path()));
    model.addAttribute("administers", People.ADMINISTER.allows());
    return "directory/directory";
  }

  /** The branches below a region, for the tree that opens as one goes. */
  @GetMapping("/regions/{code}/children")
  String children(@PathVariable String code, Model model) {
    model.addAttribute("children", regions.children(regions.get(code).code()));
    return "directory/branches :: branches";
  }

  @PostMapping("/regions")
  String addRegion(
      @RequestParam String parent,
      @RequestParam String code,
      @RequestParam String name,
      @RequestParam String level,
      RedirectAttributes next) {
    Region added = regions.add(code.strip(), name, level, parent);
    said.on(next, "directory.region.added", added.name());
    next.addAttribute("region", parent);
    return "redirect:/directory";
  }

  @PostMapping("/units")
  String addUnit(
      @RequestParam String region,
      @RequestParam String name,
      @RequestParam String kind,
      @RequestParam(required = false) @Nullable Long parent,
      RedirectAttributes next) {
    Unit unit = units.add(name, kind, region, parent);
    said.on(next, "directory.unit.added", unit.name());
    return "redirect:/directory/units/" + unit.id();
  }

  @GetMapping("/units/{id}")
  String unit(@PathVariable long id, Model model) {
    Unit unit = units.get(id);
    List<Unit> near = units.of(unit.regionCode());
    model.addAttribute("unit", unit);
    model.addAttribute("region", regions.get(unit.regionCode()));
    model.addAttribute("parent", unit.parentId() == null ? null : units.get(unit.parentId()));
    model.addAttribute("into", unit.mergedInto() == null ? null : units.get(unit.mergedInto()));
    model.addAttribute("aliases", units.aliases(id));
    model.addAttribute(
        "below", near.stream().filter(u -> u.parentId() != null && u.parentId() == id).toList());
    model.addAttribute("people", people.of(id));
    model.addAttribute(
        "others",
        near.stream().filter(u -> u.active() && !u.path().startsWith(unit.path())).toList());
    model.addAttribute("kinds", Units.KINDS);
    model.addAttribute("mayChange", Units.CHANGE.allows(unit.regionPath()));
    model.addAttribute("administers", People.ADMINISTER.allows());
    return "directory/unit";
  }

  @PostMapping("/units/{id}")
  String rename(
      @PathVariable long id,
      @RequestParam int version,
      @RequestParam String name,
      @RequestParam String kind,
      RedirectAttributes next) {
    units.rename(id, version, name, kind);
    return back(id, next);
  }

  @PostMapping("/units/{id}/move")
  String move(
      @PathVariable long id,
      @RequestParam int version,
      @RequestParam(required = false) @Nullable Long parent,
      RedirectAttributes next) {
    moves.move(id, version, parent);
    return back(id, next);
  }

  @PostMapping("/units/{id}/merge")
  String merge(
      @PathVariable long id,
      @RequestParam int version,
      @RequestParam long into,
      RedirectAttributes next) {
    Unit taken = moves.merge(id, version, into);
    said.on(next, "directory.unit.merged", taken.name());
    return "redirect:/directory/units/" + into;
  }

  @PostMapping("/units/{id}/active")
  String active(
      @PathVariable long id,
      @RequestParam int version,
      @RequestParam boolean active,
      RedirectAttributes next) {
    units.setActive(id, version, active);
    return back(id, next);
  }

  @PostMapping("/units/{id}/aliases")
  String addAlias(@PathVariable long id, @RequestParam String alias, RedirectAttributes next) {
    units.addAlias(id, alias);
    return back(id, next);
  }

  @PostMapping("/units/{id}/aliases/{alias}/remove")
  String removeAlias(@PathVariable long id, @PathVariable long alias, RedirectAttributes next) {
    units.removeAlias(id, alias);
    return back(id, next);
  }

  @PostMapping("/questions/{id}/unit")
  String answer(@PathVariable long id, @RequestParam long unit, RedirectAttributes next) {
    questions.answer(id, unit);
    said.on(next, "directory.question.answered");
    return "redirect:/directory/questions";
  }

  @PostMapping("/questions/{id}/new-unit")
  String answerNew(@PathVariable long id, @RequestParam String kind, RedirectAttributes next) {
    questions.addUnit(id, kind, null);
    said.on(next, "directory.question.answered");
    return "redirect:/directory/questions";
  }

  @PostMapping("/questions/{id}/dismiss")
  String dismiss(@PathVariable long id, RedirectAttributes next) {
    questions.dismiss(id);
    said.on(next, "directory.question.answered");
    return "redirect:/directory/questions";
  }

  private String back(long unit, RedirectAttributes next) {
    said.on(next, "directory.saved");
    return "redirect:/directory/units/" + unit;
  }
}
