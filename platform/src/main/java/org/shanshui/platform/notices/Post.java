package org.shanshui.platform.notices;

import java.time.Duration;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.directory.Person;
import org.shanshui.platform.secrecy.Mask;
import org.shanshui.platform.secrecy.Secrecy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what is to go by mail, where {@code SHANSHUI_MAIL_HOST} is set. What the server does not
 * take is tried again, later each time, up to once a day; the reason stands beside it.
 */
@Component
class Post {
  private static final Logger log = LoggerFactory.getLogger(Post.class);
  private static final int AT_A_TIME = 100;
  private static final int LONGEST_ERROR = 300;

  private final JdbcClient jdbc;
  private final Secrecy secrecy;
  private final @Nullable JavaMailSender sender;
  private final String from;
  private final String site;

  Post(
      JdbcClient jdbc,
      Secrecy secrecy,
      ObjectProvider<JavaMailSender> sender,
      @Value("${spring.mail.host:}") String host,
      @Value("${shanshui.mail-from:${spring.mail.username:}}") String from,
      @Value("${shanshui.address:}") String site) {
    this.jdbc = jdbc;
    this.secrecy = secrecy;
    this.sender = host.isBlank() ? null : sender.getIfAvailable();
    this.from = from;
    this.site = site;
  }

  private record Letter(
      long id, int attempts, String email, String chinese, String english, String link) {}

  @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
  @SchedulerLock(name = "notice-mail", lockAtMostFor = "PT30M")
  void send() {
    if (sender == null) {
      return;
    }
    List<Letter> letters =
        jdbc.sql(
                """
                select m.id, m.attempts, p.email, n.chinese, n.english, n.link
                from notice_mail m join notice n on n.id = m.notice_id join person p on p.id = m.person_id
                where m.sent_at is null and m.next_at <= now() and p.email is not null order by m.next_at limit ?
                """)
            .param(AT_A_TIME)
            .query(
                RecordRows.of(Letter.class)
                    .with("email", row -> secrecy.open(Person.EMAIL, row.getString("email"))))
            .list();
    for (Letter letter : letters) {
      send(sender, letter);
    }
  }

  private void send(JavaMailSender sender, Letter letter) {
    SimpleMailMessage mail = new SimpleMailMessage();
    if (!from.isBlank()) {
      mail.setFrom(from);
    }
    mail.setTo(letter.email());
    mail.setSubject("【山水】" + shortened(letter.chinese()));
    mail.setText(letter.chinese() + "\n" + letter.english() + "\n\n" + site + letter.link() + "\n");
    try {
      sender.send(mail);
    } catch (MailException e) {
      // Servers like to repeat whom they do not know.
      String reason =
          String.valueOf(e.getMessage()).replace(letter.email(), Mask.email(letter.email()));
      log.warn("邮件未发出，将重试：{} · mail not taken, will be tried again: {}", letter.id(), reason);
      Duration pause = Duration.ofMinutes(Math.min(1440, 1L << Math.min(letter.attempts(), 11)));
      jdbc.sql(
              "update notice_mail set attempts = attempts + 1, next_at = now() + make_interval(mins => ?), last_error = ? where id = ?")
          .params(
              (int) pause.toMinutes(),
              reason.substring(0, Math.min(reason.length(), LONGEST_ERROR)),
              letter.id())
          .update();
      return;
    }
    jdbc.sql(
            "update notice_mail set attempts = attempts + 1, sent_at = now(), last_error = null where id = ?")
        .param(letter.id())
        .update();
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 59) + "…";
  }
}
