package org.shanshui.platform.notices;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.shanshui.platform.directory.PasswordReset;
import org.shanshui.platform.directory.People;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Nobody's password is reset without their learning of it. */
@Component
class AccountNotices {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private final Notices notices;
  private final People people;

  AccountNotices(Notices notices, People people) {
    this.notices = notices;
    this.people = people;
  }

  @ApplicationModuleListener
  void passwordReset(PasswordReset reset) {
    people
        .find(reset.personId())
        .ifPresent(
            person ->
                notices.tellPerson(
                    person,
                    new Message(
                        NoticeKind.ACCOUNT,
                        "password-reset-" + reset.personId() + "-" + reset.at(),
                        "您的口令于 %s 由%s重置。如非本人要求，请立即报告审计人员。"
                            .formatted(MINUTE.format(reset.at()), reset.by()),
                        "Your password was reset at %s by %s. If you did not ask for it, tell the auditor at once."
                            .formatted(MINUTE.format(reset.at()), reset.by()),
                        "/account",
                        null)));
  }
}
