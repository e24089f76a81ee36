package org.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.signing.Outcome.ENDORSE;
import static org.countersign.signing.Outcome.ENDORSE_WITH_CONDITIONS;
import static org.countersign.signing.Outcome.RECUSE;
import static org.countersign.signing.Outcome.REJECT;
import static org.countersign.signing.Outcome.RETURN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How the board counts: a table of votes, the chair's first. A dash is a member who has not voted. */
class SittingTest {

  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource(delimiter = '|', textBlock = """
      E E E     | ENDORSED   | all for it
      E E R     | ENDORSED   | a majority
      R E E     | ENDORSED   | a majority, the chair outvoted
      J E E     | ENDORSED   | a majority against the chair's rejection
      C C E     | ENDORSED   | conditions are endorsements
      E E E R J | ENDORSED   | returns and rejections are counted together, and are fewer
      E E R J   | ENDORSED   | a tie goes the chair's way: for it
      C E R R   | ENDORSED   | a tie goes the chair's way, with conditions
      R R E E   | RETURNED   | a tie goes the chair's way: a return
      R J E E   | RETURNED   | a tie lost, as many rejections as returns
      J J E E   | REJECTED   | a tie lost, with rejections alone
      X E E J J | RETURNED   | a tie without the chair's vote is a return, rejections or not
      - E E J J | RETURNED   | a tie that the chair has not voted in
      X E E R J | RETURNED   | a tie without the chair
      E R R     | RETURNED   | lost to returns
      E J R R   | RETURNED   | lost, fewer rejections than returns
      E J R     | RETURNED   | lost, as many rejections as returns
      E J J     | REJECTED   | lost, and rejections outnumber returns
      E J J R   | REJECTED   | lost, and rejections outnumber returns by one
      J J J     | REJECTED   | nobody for it
      R R R     | RETURNED   | nobody for it, nobody against it for good
      """)
  void theBoardsWord(String votes, Sitting.Result result, String rule) {
    assertThat(sitting("chair", votes).tally().result()).as(rule).isEqualTo(result);
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource(delimiter = '|', textBlock = """
      E E E         | true  | three votes of three
      E E E -       | true  | three of four are more than half
      E E E - -     | true  | three of five are more than half
      E E E - - -   | false | three of six are half, not more
      E E E E - - - | true  | four of seven
      E E E - - - - | false | three of seven
      E E           | false | two of two are too few
      E E - -       | false | two are too few, whatever the half
      X X E E E -   | true  | the recused are counted out: three of four
      X E E E - - - | false | three of six unrecused are half
      X X E E       | false | a recusal is no vote
      X X X X       | false | nobody is left
      """)
  void quorumIsThreeVotesAndMoreThanHalfOfTheUnrecused(String votes, boolean quorate, String rule) {
    Sitting sitting = sitting("chair", votes);
    assertThat(sitting.isQuorate()).as(rule).isEqualTo(quorate);
    assertThat(sitting.tally().result() == Sitting.Result.NOT_QUORATE).isEqualTo(!quorate);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"- - -, true", "X - - -, true", "X X - -, false", "- -, false", "E E X X, false", "E E X -, true"})
  void aBoardWithFewerThanThreeUnrecusedNeedsSubstitutes(String votes, boolean enough) {
    assertThat(sitting("chair", votes).canBecomeQuorate()).isEqualTo(enough);
  }

  static Stream<Arguments> chairs() {
    return Stream.of(Arguments.of(null, Sitting.Result.RETURNED), Arguments.of("member1", Sitting.Result.ENDORSED),
        Arguments.of("member3", Sitting.Result.RETURNED));
  }

  @ParameterizedTest(name = "chair {0} → {1}")
  @MethodSource("chairs")
  void aTieGoesTheWayOfWhoeverIsInTheChair(String chair, Sitting.Result result) {
    assertThat(sitting(chair, "E E R R").tally().result()).isEqualTo(result);
  }

  @Test
  void theTallyTellsEveryNumberAndWhoWasCalled() {
    assertThat(sitting("chair", "E C R J X -").tally())
        .isEqualTo(new Sitting.Tally(1, Sitting.Result.ENDORSED, 2, 1, 1, 1,
        List.of("chair", "member1", "member2", "member3", "member4", "member5")));
  }

  @Test
  void whoeverHasVotedOrRecusedIsNotAskedAgain() {
    assertThat(sitting("chair", "E - X -").yetToVote()).containsExactly("member1", "member3");
  }

  /** @param votes E endorse, C endorse with conditions, R return, J reject, X recuse, - none yet */
  private static Sitting sitting(String chair, String votes) {
    List<String> members = new ArrayList<>();
    List<Signature> cast = new ArrayList<>();
    for (String vote : Arrays.asList(votes.strip().split(" +"))) {
      String member = members.isEmpty() ? "chair" : "member" + members.size();
      members.add(member);
      if (!vote.equals("-")) {
        cast.add(vote(member, outcomeOf(vote)));
      }
    }
    return new Sitting(1, members, chair, cast, false);
  }

  private static Outcome outcomeOf(String letter) {
    return switch (letter) {
      case "E" -> ENDORSE;
      case "C" -> ENDORSE_WITH_CONDITIONS;
      case "R" -> RETURN;
      case "J" -> REJECT;
      case "X" -> RECUSE;
      default -> throw new IllegalArgumentException(letter);
    };
  }

  private static Signature vote(String member, Outcome outcome) {
    return new Signature(SignOff.VOTE_AT_BOARD, "task", member, member, null, null, null, outcome, null, null, null, null, null,
        1, 1, "hash", null, Instant.EPOCH);
  }
}
