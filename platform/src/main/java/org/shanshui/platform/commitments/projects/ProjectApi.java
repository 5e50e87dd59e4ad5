package org.shanshui.platform.commitments.projects;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.shanshui.platform.listing.Of;
import org.shanshui.platform.listing.Page;
import org.shanshui.platform.subjects.Happening;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.Subjects;
import org.shanshui.platform.web.Prefer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Projects for programs. */
@RestController
@RequestMapping("/api/projects")
class ProjectApi {
  private final Projects projects;
  private final ProjectProgress progress;
  private final LibraryRequests requests;
  private final Investments investments;
  private final RollUp rollUp;
  private final Reconciliation reconciliation;
  private final Subjects subjects;
  private final Lists lists;
  private final Listing<Project> list;

  ProjectApi(
      Projects projects,
      ProjectProgress progress,
      LibraryRequests requests,
      Investments investments,
      RollUp rollUp,
      Reconciliation reconciliation,
      Subjects subjects,
      Lists lists,
      Listing<Project> list) {
    this.projects = projects;
    this.progress = progress;
    this.requests = requests;
    this.investments = investments;
    this.rollUp = rollUp;
    this.reconciliation = reconciliation;
    this.subjects = subjects;
    this.lists = lists;
    this.list = list;
  }

  record Items(List<Project> items, @Nullable String next) {}

  @GetMapping
  Items list(@Of("/projects") Ask ask) {
    Page<Project> page = lists.page(list, ask);
    return new Items(page.items(), page.next());
  }

  /** The project alone where {@linkplain Prefer#minimal() no more is asked for}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Whole(
      Project project,
      @Nullable List<Investments.Investment> investments,
      @Nullable List<ProjectProgress.Quarter> quarters,
      @Nullable List<LibraryRequests.Request> requests,
      @Nullable List<Happening> history) {}

  @GetMapping("/{id:[0-9]+}")
  Whole get(@PathVariable long id) {
    return new Whole(
        projects.get(id),
        investments.of(id),
        progress.quarters(id),
        requests.of(id),
        subjects.timeline(new Subject("PROJECT", id)));
  }

  @PostMapping
  Whole add(@RequestBody ProjectDraft draft) {
    return after(projects.add(draft));
  }

  record Wish(String reason) {}

  /** Asks for entry into the library, or for exit from it. */
  @PostMapping("/{id:[0-9]+}/requests")
  Whole ask(@PathVariable long id, @RequestBody Wish wish) {
    requests.ask(id, wish.reason());
    return after(id);
  }

  record Decision(boolean approve, @Nullable String reason) {}

  @PostMapping("/{id:[0-9]+}/requests/{request:[0-9]+}/decision")
  Whole decide(@PathVariable long id, @PathVariable long request, @RequestBody Decision decision) {
    requests.decide(id, request, decision.approve(), decision.reason());
    return after(id);
  }

  record Figure(BigDecimal invested, @Nullable Phase phase, @Nullable String note) {}

  @PutMapping("/{id:[0-9]+}/quarters/{year:[0-9]{4}}/{quarter:[1-4]}")
  Whole quarter(
      @PathVariable long id,
      @PathVariable int year,
      @PathVariable int quarter,
      @RequestBody Figure figure) {
    progress.quarter(id, year, quarter, figure.invested(), figure.phase(), figure.note());
    return after(id);
  }

  private Whole after(long id) {
    return Prefer.minimal() ? new Whole(projects.get(id), null, null, null, null) : get(id);
  }

  record Sums(int year, List<RollUp.Sum> sums, List<Reconciliation.Group> planned) {}

  @GetMapping("/rollup")
  Sums rollUp(
      @RequestParam(required = false) @Nullable Long plan,
      @RequestParam(required = false) @Nullable Integer year) {
    int of = year == null ? projects.thisYear() : year;
    return new Sums(of, rollUp.of(plan, of), reconciliation.of(plan, of));
  }
}
