package org.shanshui.platform.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Changes of regions in the words and the language of the one who looks. */
@Component
class RegionWords {
  private final Regions regions;
  private final Said said;

  RegionWords(Regions regions, Said said) {
    this.regions = regions;
    this.said = said;
  }

  /** What becomes of the region: 更名为松泠区，代码改为 990118. */
  String what(RegionChange change) {
    RegionPlan plan = change.plan();
    List<String> parts = new ArrayList<>();
    if (plan instanceof RegionPlan.Altered altered) {
      if (!altered.name().strip().equals(change.regionName())) {
        parts.add(said.text("directory.change.renamed", altered.name().strip()));
      }
      if (!altered.code().equals(change.regionCode())
          || change.state() == RegionChange.State.APPLIED
              && regions.names(altered.code()).stream()
                  .anyMatch(name -> !name.code().equals(altered.code()))) {
        parts.add(said.text("directory.change.recoded", altered.code()));
      }
    } else if (plan instanceof RegionPlan.Merged merged) {
      parts.add(
          said.text(
              "directory.change.merged",
              regions.find(merged.into()).map(Region::name).orElse(merged.into())));
    } else if (plan instanceof RegionPlan.Split split) {
      parts.add(
          said.text(
              "directory.change.split",
              split.parts().stream().map(RegionPlan.Part::name).collect(Collectors.joining("、"))));
    }
    return String.join(said.text("directory.change.and"), parts);
  }
}
