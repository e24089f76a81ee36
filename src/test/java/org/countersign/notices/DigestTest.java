package org.countersign.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.countersign.notices.News.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;

/** The words of a digest, how long a round waits, and that nothing is kept while no mail server is set. */
class DigestTest {

  private static final String BASE = "https://countersign.example";

  private static News news(Kind kind, String reference) {
    return new News(kind, reference, "4711", "Advise on law", LocalDate.of(2026, 11, 30));
  }

  private static Digest digest(String title, News... all) {
    return Digest.of("The legal adviser", List.of(all), BASE, reference -> title);
  }

  @Test
  void one_notice_names_its_case_and_links_to_the_task() {
    Digest digest = digest("Boots", news(Kind.REMINDER, "BC-2026-0001"));
    assertThat(digest.subject()).isEqualTo("Countersign: soon due, BC-2026-0001");
    assertThat(digest.text()).startsWith("The legal adviser,\n\nBC-2026-0001: Boots\n"
        + "- Soon due: Advise on law, by the end of 30 November 2026.\n"
        + "  https://countersign.example/camunda/app/tasklist/default/#/?task=4711\n");
  }

  @Test
  void several_are_grouped_by_case_and_counted() {
    Digest digest = digest("", news(Kind.TASK, "BC-2026-0001"), News.of(Kind.COMMENT, "BC-2026-0002"), news(Kind.OVERDUE, "BC-2026-0001"));
    assertThat(digest.subject()).isEqualTo("Countersign: 3 notices, 2 cases");
    assertThat(digest.text()).containsOnlyOnce("BC-2026-0001\n").containsOnlyOnce("BC-2026-0002\n").doesNotContain("BC-2026-0001:");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void no_kind_writes_anything_into_a_header_or_a_line_of_its_own(Kind kind) {
    Digest digest = digest("Boots\r\nBcc: x@example.test\u2028\u202eSmuggled", news(kind, "BC-2026-0001"));
    assertThat(digest.subject()).matches("Countersign: [a-z]+( [a-z]+)?, BC-2026-0001");
    assertThat(digest.text()).contains("BC-2026-0001: Boots  Bcc: x@example.test  Smuggled\n").doesNotContain("\r");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "5, 32", "6, 60", "60, 60"})
  void a_round_waits_twice_as_long_after_each_try_and_an_hour_at_most(int tries, int minutes) {
    assertThat(DigestRound.waitAfter(tries)).isEqualTo(Duration.ofMinutes(minutes));
  }

  @Test
  void nothing_is_kept_while_no_mail_server_is_set() {
    Notices off = new Notices(null, null, new StaticListableBeanFactory().getBeanProvider(JavaMailSender.class), Clock.systemUTC());
    assertThat(off.areSent()).isFalse();
    off.tell(List.of("legal"), news(Kind.TASK, "BC-2026-0001"));
    off.taskDone("4711");
  }
}
