package org.shanshui.platform.commitments.projects;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.register.Choices;
import org.shanshui.platform.commitments.register.History;
import org.shanshui.platform.commitments.register.ListRequest;
import org.shanshui.platform.commitments.register.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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
  private final RollUp rollUp;
  private final Reconciliation reconciliation;
  private final History history;
  private final Choices choices;
  private final Clock clock;

  ProjectApi(
      Projects projects,
      RollUp rollUp,
      Reconciliation reconciliation,
      History history,
      Choices choices,
      Clock clock) {
    this.projects = projects;
    this.rollUp = rollUp;
    this.reconciliation = reconciliation;
    this.history = history;
    this.choices = choices;
    this.clock = clock;
  }

  record Items(List<Project> items, @Nullable String next) {}

  @GetMapping
  Items list(@ModelAttribute ListRequest ask, @ModelAttribute ProjectPages.Narrowing also) {
    Page<Project> page =
        projects.page(
            ask.filter(CommitmentKind.PROJECT, choices, clock),
            also.narrow(),
            ask.cursor(),
            ask.size());
    return new Items(page.items(), page.next());
  }

  record Whole(
      Project project,
      List<Projects.Investment> investments,
      List<Projects.Quarter> quarters,
      List<Projects.Request> requests,
      List<History.Entry> history) {}

  @GetMapping("/{id:[0-9]+}")
  Whole get(@PathVariable long id) {
    return new Whole(
        projects.get(id),
        projects.investments(id),
        projects.quarters(id),
        projects.requests(id),
        history.of(id));
  }

  @PostMapping
  Whole add(@RequestBody ProjectDraft draft) {
    return get(projects.add(draft));
  }

  record Wish(String reason) {}

  /** Asks for entry into the library, or for exit from it. */
  @PostMapping("/{id:[0-9]+}/requests")
  Whole ask(@PathVariable long id, @RequestBody Wish wish) {
    projects.ask(id, wish.reason());
    return get(id);
  }

  record Decision(boolean approve, @Nullable String reason) {}

  @PostMapping("/{id:[0-9]+}/requests/{request:[0-9]+}/decision")
  Whole decide(@PathVariable long id, @PathVariable long request, @RequestBody Decision decision) {
    projects.decide(id, request, decision.approve(), decision.reason());
    return get(id);
  }

  record Figure(BigDecimal invested, @Nullable Phase phase, @Nullable String note) {}

  @PutMapping("/{id:[0-9]+}/quarters/{year:[0-9]{4}}/{quarter:[1-4]}")
  Whole quarter(
      @PathVariable long id,
      @PathVariable int year,
      @PathVariable int quarter,
      @RequestBody Figure figure) {
    projects.quarter(id, year, quarter, figure.invested(), figure.phase(), figure.note());
    return get(id);
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
