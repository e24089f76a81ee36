package org.countersign.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.countersign.cases.DueDateSettings.Term;
import org.countersign.signing.SignOff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** The table of working days, as it is shipped and as it may not be. */
class DueDateSettingsTest {

  private final Map<SignOff, Term> shipped = new EnumMap<>(shipped().tasks());

  private static DueDateSettings shipped() {
    try {
      PropertySource<?> file = new YamlPropertySourceLoader().load("shipped", new ClassPathResource("application.yaml")).get(0);
      return new Binder(ConfigurationPropertySources.from(file)).bind("countersign.due-dates", DueDateSettings.class).get();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void the_guide_shows_what_is_shipped() throws IOException {
    String guide = Files.readString(Path.of("docs/guide.md"));
    assertThat(guide).contains(row("revise case", SignOff.REVISE_CASE), row("vote at the Investment Board", SignOff.VOTE_AT_BOARD),
        row("name substitutes", SignOff.RECONVENE_BOARD),
        row("each advice; decide as DMPC or under consent", SignOff.DECIDE_AS_DMPC),
        "| consider call-in | its window | its window | " + shipped.get(SignOff.CONSIDER_CALL_IN).remind() + " |");
    assertThat(SignOff.ADVICE).allSatisfy(advice -> assertThat(shipped.get(advice)).isEqualTo(shipped.get(SignOff.DECIDE_AS_DMPC)));
    assertThat(shipped.get(SignOff.DECIDE_UNDER_CONSENT)).isEqualTo(shipped.get(SignOff.DECIDE_AS_DMPC));
  }

  private String row(String task, SignOff signOff) {
    Term term = shipped.get(signOff);
    return "| %s | %d | %d | %d |".formatted(task, term.normal(), term.urgent(), term.remind());
  }

  @Test
  void a_task_without_a_row_stops_the_start() {
    shipped.remove(SignOff.ADVISE_LEGAL);
    assertThatThrownBy(() -> new DueDateSettings(shipped)).hasMessageContaining("no row for [ADVISE_LEGAL]");
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "5, 0, 1", "2, 3, 1", "5, 3, -1", "-1, -2, 0"})
  void so_does_a_term_that_makes_no_sense(int normal, int urgent, int remind) {
    shipped.put(SignOff.ADVISE_LEGAL, new Term(normal, urgent, remind));
    assertThatThrownBy(() -> new DueDateSettings(shipped)).hasMessageContaining("ADVISE_LEGAL needs");
  }

  @Test
  void a_day_with_the_same_term_on_both_routes_will_do() {
    shipped.put(SignOff.ADVISE_LEGAL, new Term(1, 1, 0));
    assertThat(new DueDateSettings(shipped).tasks()).containsEntry(SignOff.ADVISE_LEGAL, new Term(1, 1, 0));
  }
}
