package org.shanshui.platform.directory;

import java.util.List;
import org.shanshui.platform.access.May;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Where one can go within the directory; some of the pages are lists and forms that have no
 * controller.
 */
@ControllerAdvice(annotations = Controller.class)
class DirectoryTabs {
  /**
   * One of them.
   *
   * @param key message of its words
   * @param may who sees it
   */
  record Tab(String key, String href, May<?> may) {}

  private static final List<Tab> ALL =
      List.of(
          new Tab("directory.units", "/directory", May.EVERYONE),
          new Tab("directory.people", "/directory/people", May.EVERYONE),
          new Tab("directory.questions", "/directory/questions", Questions.ANSWER),
          new Tab("directory.units.import", "/directory/units/import", Units.CHANGE),
          new Tab("directory.changes", "/directory/changes", RegionChanges.PLAN),
          new Tab("directory.people.import", "/directory/people/import", People.ADMINISTER),
          new Tab("directory.regions.import", "/directory/regions/import", Regions.ADD));

  @ModelAttribute("directoryTabs")
  List<Tab> mine() {
    return ALL.stream().filter(tab -> tab.may().allows()).toList();
  }
}
