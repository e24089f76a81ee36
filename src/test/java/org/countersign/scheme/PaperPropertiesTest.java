package org.countersign.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.countersign.casefile.CanonicalJson;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFileReader;
import org.countersign.scheme.Determination.HeadAuthority;
import org.countersign.scheme.Drafts.Draft;
import org.countersign.scheme.Drafts.Form;
import org.countersign.workflow.PlainRuleTable;

/** What holds of whole papers, whatever they ask, under every edition. */
class PaperPropertiesTest {

  private static final Determinations DETERMINATIONS = new Determinations(new PlainRuleTable(), Approvals.NONE);
  private static final Editions EDITIONS = new Editions();
  private static final CaseFileReader READER = new CaseFileReader();

  @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
  void raising_a_value_never_lowers_the_authority(@ForAll("papers") Draft draft, @ForAll("editions") Edition edition,
      @ForAll @IntRange(max = 3) int which, @ForAll @LongRange(max = 200_000_000) long more) {
    Determination before = DETERMINATIONS.determine(draft.paper(), edition);
    Determination after = DETERMINATIONS.determine(draft.raised(which, more).paper(), edition);
    assertThat(after.decidedBy()).isLessThanOrEqualTo(before.decidedBy());
    for (int number = 1; number <= draft.heads().size(); number++) {
      assertThat(highest(after, number)).as("head %d", number).isLessThanOrEqualTo(highest(before, number));
    }
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void a_head_more_never_lowers_the_authority(@ForAll("papers") Draft draft, @ForAll("papers") Draft other, @ForAll("editions") Edition edition) {
    List<Drafts.DraftHead> all = new ArrayList<>(draft.granting());
    all.addAll(other.granting());
    if (!draft.granting().isEmpty()) {
      Authority alone = DETERMINATIONS.determine(new Draft(draft.body(), draft.novel(), draft.granting()).paper(), edition).decidedBy();
      assertThat(DETERMINATIONS.determine(new Draft(draft.body(), draft.novel(), all).paper(), edition).decidedBy()).isLessThanOrEqualTo(alone);
    }
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void who_may_not_see_part_two_is_told_the_same_authority_and_no_amount_of_it(@ForAll("papers") Draft draft, @ForAll("editions") Edition edition) {
    Determination found = DETERMINATIONS.determine(draft.paper(), edition);
    Determination shown = found.withoutPartTwo();
    assertThat(shown.decidedBy()).isEqualTo(found.decidedBy());
    assertThat(shown.paragraphs()).isEqualTo(found.paragraphs());
    for (HeadAuthority head : shown.heads()) {
      if (draft.heads().get(head.number() - 1).form() == Form.PART_TWO && head.rule() != null) {
        assertThat(head.because()).doesNotContain(draft.paper().partTwoValueOf(draft.paper().heads().get(head.number() - 1)).orElseThrow() + " over");
        assertThat(head.fromPartTwo() ? head.measuredValue() : null).isNull();
      }
    }
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void the_same_paper_always_gets_the_same_explanation(@ForAll("published") String name, @ForAll("editions") Edition edition, @ForAll long seed) {
    ObjectNode written = org.countersign.program.Papers.of(name).caseFile();
    CaseFile paper = READER.read(written);
    Determination found = DETERMINATIONS.determine(paper, edition);
    assertThat(DETERMINATIONS.determine(READER.read(shuffled(written, new Random(seed)).toString()), edition)).isEqualTo(found);
    assertThat(DETERMINATIONS.determine(READER.read(CanonicalJson.of(paper)), edition)).isEqualTo(found);
    assertThat(DETERMINATIONS.determine(paper, edition)).isEqualTo(found);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void every_day_from_the_first_on_has_exactly_one_edition(@ForAll @IntRange(max = 40_000) int days) {
    LocalDate day = EDITIONS.all().get(0).from().plusDays(days);
    assertThat(EDITIONS.all()).filteredOn(edition -> edition.isInForceOn(day)).containsExactly(EDITIONS.inForceOn(day));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void editions_that_join_leave_no_gap_and_no_overlap(@ForAll("lengths") List<Integer> lengths, @ForAll @IntRange(max = 20_000) int days) {
    List<Edition> joined = new ArrayList<>();
    LocalDate from = LocalDate.of(2013, 9, 1);
    for (int length : lengths) {
      joined.add(new Edition("E" + joined.size(), from, from.plusDays(length), "A test."));
      from = from.plusDays(length);
    }
    joined.add(new Edition("last", from, null, "A test."));
    LocalDate day = joined.get(0).from().plusDays(days);
    Editions editions = new Editions(joined);
    assertThat(editions.all()).filteredOn(edition -> edition.isInForceOn(day)).containsExactly(editions.inForceOn(day));
  }

  @Provide
  Arbitrary<Draft> papers() {
    return Drafts.papers();
  }

  @Provide
  Arbitrary<Edition> editions() {
    return Arbitraries.of(EDITIONS.all());
  }

  @Provide
  Arbitrary<String> published() {
    return Arbitraries.of(org.countersign.program.Papers.all().stream().map(paper -> paper.name()).toList());
  }

  @Provide
  Arbitrary<List<Integer>> lengths() {
    return Arbitraries.integers().between(1, 3000).list().ofMaxSize(6);
  }

  /** Of the head, the highest authority: its ordinal is the lowest. */
  private static Authority highest(Determination determination, int number) {
    return determination.heads().stream().filter(head -> head.number() == number).map(HeadAuthority::decidedBy).min(Authority::compareTo)
        .orElseThrow();
  }

  /** The same JSON, its fields in another order; lists stay as they are. */
  private static JsonNode shuffled(JsonNode node, Random random) {
    if (node.isObject()) {
      List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(node.properties());
      Collections.shuffle(fields, random);
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      fields.forEach(field -> object.set(field.getKey(), shuffled(field.getValue(), random)));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> array.add(shuffled(element, random)));
      return array;
    }
    return node;
  }
}
