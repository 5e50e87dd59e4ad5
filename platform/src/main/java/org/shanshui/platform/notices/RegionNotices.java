package org.shanshui.platform.notices;

import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.RegionChangeTold;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Who planned a change of a region learns that it was carried out, or why not. */
@Component
class RegionNotices {
  private final Notices notices;
  private final People people;

  RegionNotices(Notices notices, People people) {
    this.notices = notices;
    this.people = people;
  }

  @ApplicationModuleListener
  void tell(RegionChangeTold told) {
    String fault = told.faultChinese();
    people
        .find(told.personId())
        .ifPresent(
            person ->
                notices.tellPerson(
                    person,
                    new Message(
                        fault == null ? NoticeKind.PROGRESS : NoticeKind.TO_DO,
                        "region-change-"
                            + told.changeId()
                            + (fault == null ? "" : "-" + fault.hashCode()),
                        fault == null
                            ? told.regionName() + "的区划调整已生效。" + boundary(told)
                            : told.regionName() + "的区划调整未能生效：" + fault,
                        fault == null
                            ? "The change of "
                                + told.regionName()
                                + " is in force. "
                                + boundaryInEnglish(told)
                            : "The change of "
                                + told.regionName()
                                + " could not be carried out: "
                                + told.faultEnglish(),
                        "/directory/regions/" + told.regionCode(),
                        null)));
  }

  private static String boundary(RegionChangeTold told) {
    return switch (told.kind()) {
      case ALTERED -> "地图边界随之更名。";
      case MERGED -> "地图边界已合并，请核对。";
      case SPLIT -> "请上传各部分的新边界：“驾驶舱”下“行政区划边界”列有尚无边界的地区。";
    };
  }

  private static String boundaryInEnglish(RegionChangeTold told) {
    return switch (told.kind()) {
      case ALTERED -> "Its boundary on the map has followed.";
      case MERGED -> "The boundaries were joined; please look at them.";
      case SPLIT ->
          "Please upload the boundaries of its parts: the page of boundaries lists the regions"
              + " that have none.";
    };
  }
}
