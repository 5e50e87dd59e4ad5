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
                            ? told.regionName() + "的区划调整已生效。请核对地图边界。"
                            : told.regionName() + "的区划调整未能生效：" + fault,
                        fault == null
                            ? "The change of "
                                + told.regionName()
                                + " is in force. Please look at its boundary on the map."
                            : "The change of "
                                + told.regionName()
                                + " could not be carried out: "
                                + told.faultEnglish(),
                        "/directory/regions/" + told.regionCode(),
                        null)));
  }
}
