package org.countersign.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Judges an approval by the contract, from what anybody may read over the API: the case and its record. It knows the rules a
 * second time, and nothing of the program's own judgement.
 */
final class ApprovalOracle {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Set<String> OF_MOPAC = Set.of("dmpc", "deputy", "chiefexecutive", "secretariat", "auditor");
  static final Map<String, String> GROUP_OF_AUTHORITY = Map.of("DMPC", "dmpc", "MOPAC_CHIEF_EXECUTIVE",
      "mopac-chief-executive", "COMMERCIAL_DIRECTOR", "commercial-director", "INVESTMENT_BOARD", "board-chair");

  private final Http http;
  private final Map<String, Set<String>> groups;

  /** @param groups of every account that could act */
  ApprovalOracle(Http http, Map<String, Set<String>> groups) {
    this.http = http;
    this.groups = groups;
  }

  /** A signature or recusal on the record. */
  private record Signed(int entry, String person, boolean recusal, Instant at, JsonNode content) {

    String signOff() {
      return content.path("signOff").asText();
    }

    String outcome() {
      return content.path("outcome").asText();
    }

    boolean isFavourable() {
      return Set.of("ENDORSE", "SATISFIED", "APPROVE").contains(outcome().replace("_WITH_CONDITIONS", ""));
    }

    boolean decides() {
      return signOff().startsWith("DECIDE_");
    }

    String capacity() {
      boolean confirmsVote = decides() && content.path("authority").asText().equals("INVESTMENT_BOARD");
      return confirmsVote ? "VOTE_AT_BOARD" : decides() ? "DECIDE" : signOff();
    }
  }

  private record Advice(String signOff, String group, String part) {}

  private static final List<Advice> ALWAYS = List.of(new Advice("ADVISE_FINANCE", "finance", "financial"),
      new Advice("ADVISE_LEGAL", "legal", "legal"), new Advice("ADVISE_COMMERCIAL", "commercial", "commercial"));

  /** What the record of any case says against itself: a chain that does not hold, or one person in two capacities. */
  List<String> faultsOfRecord(String reference) {
    return new Judgement(reference).ofRecord();
  }

  /** What an approved case lacks, a sentence each; none if it was rightly approved. */
  List<String> faults(String reference, String decidedBy) {
    return new Judgement(reference).ofApproval(decidedBy);
  }

  private final class Judgement {

    private final JsonNode file;
    private final List<JsonNode> entries;
    private final JsonNode record;
    private final List<Signed> all;
    private final List<Signed> given;
    private final List<String> faults = new ArrayList<>();

    Judgement(String reference) {
      file = http.as("auditor").get("/api/cases/" + reference).body();
      record = http.as("auditor").get("/api/cases/" + reference + "/record").body();
      entries = list(record.path("entries"));
      Set<Integer> takenBack = new HashSet<>();
      of("TAKEN_BACK").forEach(entry -> takenBack.add(contentOf(entry).path("entry").asInt()));
      all = entries.stream().filter(e -> Set.of("SIGNED", "RECUSED").contains(e.path("act").asText()))
          .map(e -> new Signed(e.path("number").asInt(), e.path("actor").asText(), e.path("act").asText().equals("RECUSED"),
              Instant.parse(e.path("at").asText()), contentOf(e)))
          .toList();
      given = all.stream().filter(s -> !takenBack.contains(s.entry())).toList();
    }

    List<String> ofRecord() {
      fault(!record.path("verified").asBoolean(), "the record does not verify");
      checkChain();
      checkCapacities();
      return faults;
    }

    List<String> ofApproval(String decidedBy) {
      ofRecord();
      fault(!file.path("status").asText().equals("APPROVED"), "it is " + file.path("status").asText());
      String shown = file.at("/authority/decidedBy").asText();
      fault(!shown.equals(decidedBy), "it is shown as decided by " + shown);
      JsonNode paper = last(entries, e -> Set.of("SUBMITTED", "REVISED").contains(e.path("act").asText()));
      JsonNode revision = contentOf(paper);
      fault(!revision.path("contentHash").equals(file.path("contentHash")), "another paper is shown than that on the record");
      List<Signed> standing = new ArrayList<>();
      if (!onlyClaims()) {
        standing.addAll(board(revision));
      }
      advice().forEach(advice -> adviceGiven(advice, revision, standing));
      decision(decidedBy, revision, standing);
      checkSigners(standing);
      checkNumber(decidedBy);
      return faults;
    }

    private boolean onlyClaims() {
      return list(file.at("/caseFile/heads")).stream().filter(head -> !head.path("verb").asText().equals("NOTE"))
          .allMatch(head -> Set.of("SETTLEMENT", "LEGAL_ASSISTANCE").contains(head.path("kind").asText()));
    }

    private List<Advice> advice() {
      List<Advice> needed = new ArrayList<>(ALWAYS);
      if (!file.at("/caseFile/screening/dataProtection").asText().equals("NOT_REQUIRED")) {
        needed.add(new Advice("ADVISE_DATA_PROTECTION", "data-protection", "dataProtection"));
      }
      if (!file.at("/caseFile/screening/equality").asText().equals("NO_IMPACT")) {
        needed.add(new Advice("ADVISE_EQUALITY", "equality", "equality"));
      }
      return needed;
    }

    /** The endorsement of the last sitting. */
    private List<Signed> board(JsonNode revision) {
      JsonNode convened = last(entries, e -> e.path("act").asText().equals("BOARD_CONVENED"));
      JsonNode closed = last(entries, e -> e.path("act").asText().equals("BOARD_CLOSED"));
      if (convened == null || closed == null || closed.path("number").asInt() < convened.path("number").asInt()) {
        faults.add("no sitting of the board was convened and closed");
        return List.of();
      }
      int from = convened.path("number").asInt();
      int to = closed.path("number").asInt();
      Set<String> called = new LinkedHashSet<>(texts(contentOf(convened).path("members")));
      of("SUBSTITUTES_NAMED").stream().filter(e -> e.path("number").asInt() > from)
          .forEach(e -> called.addAll(texts(contentOf(e).path("members"))));
      List<Signed> votes = given.stream().filter(s -> s.signOff().equals("VOTE_AT_BOARD") && s.entry() > from).toList();
      fault(votes.stream().anyMatch(v -> v.entry() > to), "somebody voted after the sitting was closed");
      fault(votes.stream().anyMatch(v -> !called.contains(v.person())), "somebody voted who was not called");
      fault(votes.stream().map(Signed::person).distinct().count() < votes.size(), "somebody voted twice");
      fault(called.stream().anyMatch(member -> !isIn(member, "investment-board")), "somebody was called who is not of the board");
      long recused = votes.stream().filter(Signed::recusal).count();
      long cast = votes.size() - recused;
      long endorse = votes.stream().filter(Signed::isFavourable).count();
      String chair = contentOf(convened).path("chair").asText(null);
      boolean chairEndorses = votes.stream().anyMatch(v -> v.person().equals(chair) && v.isFavourable());
      fault(cast < 3 || 2 * cast <= called.size() - recused, "the sitting was not quorate");
      fault(2 * endorse < cast || 2 * endorse == cast && !chairEndorses, "the board did not endorse it");
      List<Signed> endorsers = votes.stream().filter(Signed::isFavourable).toList();
      endorsers.forEach(vote -> checkVouchesFor(vote, revision, "terms", "summary"));
      return endorsers;
    }

    private void adviceGiven(Advice advice, JsonNode revision, List<Signed> standing) {
      Signed last = last(given, s -> s.signOff().equals(advice.signOff()) && !s.recusal());
      if (last == null || !last.isFavourable()) {
        faults.add(advice.signOff() + " was not given");
        return;
      }
      checkVouchesFor(last, revision, "terms", advice.part());
      fault(!isIn(last.person(), advice.group()), last.person() + " is not of " + advice.group());
      standing.add(last);
    }

    private void decision(String decidedBy, JsonNode revision, List<Signed> standing) {
      JsonNode issued = last(entries, e -> e.path("act").asText().equals("DECISION_ISSUED"));
      Signed decision = last(given, s -> s.decides() && !s.recusal());
      fault(of("DECISION_ISSUED").size() != 1, "a decision was issued " + of("DECISION_ISSUED").size() + " times");
      if (decision == null || issued == null) {
        faults.add("nobody decided it");
        return;
      }
      int at = issued.path("number").asInt();
      fault(all.stream().anyMatch(s -> s.entry() > at), "somebody signed after the decision was issued");
      fault(all.stream().anyMatch(s -> s.entry() > decision.entry()), "somebody signed after the decider");
      fault(!decision.outcome().startsWith("APPROVE"), "the decider's last word is " + decision.outcome());
      fault(!decision.content().path("contentHash").equals(revision.path("contentHash")), "another paper was approved");
      fault(decision.content().path("revision").asInt() != revision.path("revision").asInt(), "another revision was approved");
      fault(!decision.content().path("authority").asText().equals(decidedBy), "it was approved under another authority");
      fault(!decision.signOff().equals(decidedBy.equals("DMPC") ? "DECIDE_AS_DMPC" : "DECIDE_UNDER_CONSENT"), "in another task");
      fault(standing.stream().anyMatch(s -> s.entry() > decision.entry()), "a signature came after the decision");
      if (decision.content().path("instrument").isInt()) {
        checkInstrument(decision, decidedBy);
      } else {
        String group = GROUP_OF_AUTHORITY.get(decidedBy);
        fault(!isIn(decision.person(), group), decision.person() + " is not of " + group);
      }
      standing.add(decision);
    }

    private void checkInstrument(Signed decision, String decidedBy) {
      int number = decision.content().path("instrument").asInt();
      JsonNode instrument = list(http.as("auditor").get("/api/instruments").body()).stream()
          .filter(i -> i.path("id").asInt() == number).findFirst().orElse(null);
      fault(!decidedBy.equals("DMPC"), "an instrument passes on what " + decidedBy + " decides");
      if (instrument == null) {
        faults.add("there is no instrument " + number);
        return;
      }
      LocalDate day = decision.at().atZone(LONDON).toLocalDate();
      fault(day.isBefore(LocalDate.parse(instrument.path("from").asText()))
          || day.isAfter(LocalDate.parse(instrument.path("until").asText())), "instrument " + number + " ran on other days");
      fault(decision.at().isBefore(Instant.parse(instrument.path("madeAt").asText())), "instrument " + number + " was made later");
      fault(instrument.hasNonNull("endedAt") && !decision.at().isBefore(Instant.parse(instrument.path("endedAt").asText())),
          "instrument " + number + " had been ended");
      boolean holds = instrument.at("/holder/id").asText().equals(decision.person());
      boolean standsIn = instrument.at("/fallback/id").asText().equals(decision.person())
          && wasAway(instrument.at("/holder/id").asText(), decision.at());
      fault(!holds && !standsIn, decision.person() + " is not named by instrument " + number);
      fault(!OF_MOPAC.contains(decision.person()), decision.person() + " is not of MOPAC (section 19)");
      fault(!isIn(instrument.at("/giver/id").asText(), "dmpc"), "the giver of instrument " + number + " is not the DMPC");
      Set<String> kinds = new HashSet<>(texts(instrument.path("kinds")));
      fault(list(file.at("/caseFile/heads")).stream().filter(head -> !head.path("verb").asText().equals("NOTE"))
          .anyMatch(head -> !kinds.contains(head.path("kind").asText())), "instrument " + number + " passes on other kinds");
      fault(file.at("/caseFile/statedTotal").decimalValue().compareTo(instrument.path("ceiling").decimalValue()) > 0,
          "it is above the ceiling of instrument " + number);
    }

    private boolean wasAway(String person, Instant at) {
      LocalDate day = at.atZone(LONDON).toLocalDate();
      return list(http.as("auditor").get("/api/absences").body()).stream().anyMatch(a -> a.path("person").asText().equals(person)
          && !day.isBefore(LocalDate.parse(a.path("from").asText())) && !day.isAfter(LocalDate.parse(a.path("until").asText()))
          && !at.isBefore(Instant.parse(a.path("enteredAt").asText()))
          && !(a.hasNonNull("endedAt") && !at.isBefore(Instant.parse(a.path("endedAt").asText()))));
    }

    private void checkVouchesFor(Signed signed, JsonNode revision, String... parts) {
      for (String part : parts) {
        JsonNode vouched = signed.content().path("vouchesFor").path(part);
        fault(!vouched.isTextual() || !vouched.equals(revision.path("parts").path(part)),
            signed.signOff() + " by " + signed.person() + " does not stand for " + part);
      }
    }

    private void checkSigners(List<Signed> standing) {
      List<String> people = standing.stream().map(Signed::person).toList();
      // The chair votes and confirms the vote: the only exception.
      List<String> others = standing.stream()
          .filter(s -> !(s.decides() && s.capacity().equals("VOTE_AT_BOARD"))).map(Signed::person).toList();
      fault(new HashSet<>(others).size() < others.size(), "somebody signed twice: " + people);
      for (String person : people) {
        fault(isIn(person, "operators") || isIn(person, "camunda-admin"), person + " runs the engine");
        fault(file.path("hasPartTwo").asBoolean() && !isIn(person, "cleared-part-two"), person + " is not cleared for Part 2");
      }
      standing.forEach(s ->
          fault(!s.content().path("person").asText().equals(s.person()), "entry " + s.entry() + " names two people"));
    }

    private void checkNumber(String decidedBy) {
      String number = file.path("number").asText("");
      String series = Map.of("DMPC", "PCD ", "MOPAC_CHIEF_EXECUTIVE", "CEOD ").getOrDefault(decidedBy, "");
      fault(series.isEmpty() != number.isEmpty() || !number.startsWith(series), "its number is \"" + number + "\"");
      fault(!of("REJECTED").isEmpty() || !of("WITHDRAWN").isEmpty(), "it was rejected or withdrawn, too");
    }

    /** Over the whole case, its revisions and what was taken back included; who declared an interest signs nothing after it. */
    private void checkCapacities() {
      Map<String, Set<String>> capacities = new LinkedHashMap<>();
      Stream.of("SUBMITTED", "REVISED").flatMap(act -> of(act).stream()).forEach(e ->
          capacities.computeIfAbsent(e.path("actor").asText(), p -> new LinkedHashSet<>()).add("REVISE_CASE"));
      Set<String> recused = new HashSet<>();
      for (Signed signed : all) {
        if (!signed.signOff().equals("RECONVENE_BOARD")) {
          fault(recused.contains(signed.person()), signed.person() + " signed after declaring an interest");
          capacities.computeIfAbsent(signed.person(), p -> new LinkedHashSet<>()).add(signed.capacity());
        }
        if (signed.recusal()) {
          recused.add(signed.person());
        }
      }
      capacities.forEach((person, acted) -> fault(acted.size() > 1, person + " acted as " + acted));
    }

    private void checkChain() {
      String previous = "0".repeat(64);
      for (int i = 0; i < entries.size(); i++) {
        JsonNode e = entries.get(i);
        String content = sha256(e.path("content").asText());
        String hash = sha256(String.join("\n", e.path("chain").asText(), String.valueOf(i + 1), e.path("at").asText(),
            e.path("actor").asText(), e.path("act").asText(), content, previous));
        fault(!hash.equals(e.path("hash").asText()) || !previous.equals(e.path("previousHash").asText()),
            "entry " + (i + 1) + " does not follow from what it says and the entry before it");
        previous = e.path("hash").asText();
      }
    }

    private List<JsonNode> of(String act) {
      return entries.stream().filter(e -> e.path("act").asText().equals(act)).toList();
    }

    private void fault(boolean isOne, String words) {
      if (isOne) {
        faults.add(words);
      }
    }
  }

  private boolean isIn(String person, String group) {
    return groups.getOrDefault(person, Set.of()).contains(group);
  }

  private static <T> T last(List<T> all, Predicate<T> such) {
    return all.stream().filter(such).filter(Objects::nonNull).reduce((one, later) -> later).orElse(null);
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static List<String> texts(JsonNode array) {
    return list(array).stream().map(JsonNode::asText).toList();
  }

  private static JsonNode contentOf(JsonNode entry) {
    try {
      return JSON.readTree(entry.path("content").asText());
    } catch (JsonProcessingException e) {
      throw new AssertionError("entry " + entry.path("number") + " holds no JSON", e);
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
