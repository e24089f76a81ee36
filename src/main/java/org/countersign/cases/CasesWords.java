package org.countersign.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.countersign.casefile.London;
import org.countersign.casefile.Status;
import org.countersign.people.Groups;
import org.countersign.signing.SignOff;

/** How the pages of cases say what stands in codes. */
public final class CasesWords {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK);
  private static final Map<Status, String> STATUS = Map.of(
      Status.DRAFT, "A draft", Status.TO_BE_REVISED, "Back with its originator", Status.AT_BOARD, "At the Investment Board",
      Status.IN_ADVICE, "In advice", Status.TO_BE_DECIDED, "To be decided", Status.DEFERRED, "Deferred", Status.APPROVED, "Approved",
      Status.REJECTED, "Rejected", Status.WITHDRAWN, "Withdrawn");
  private static final Map<Stage, String> STAGE = Map.of(
      Stage.SUBMITTED, "With its originator", Stage.BOARD, "Investment Board", Stage.ADVICE, "Advice", Stage.DECISION, "Decision",
      Stage.PUBLICATION, "Approved", Stage.ENDED, "Rejected or withdrawn");
  private static final Map<String, String> GROUP = Map.ofEntries(
      Map.entry(Groups.FINANCE, "the finance advisers"), Map.entry(Groups.LEGAL, "the legal advisers"),
      Map.entry(Groups.COMMERCIAL, "the commercial advisers"), Map.entry(Groups.DATA_PROTECTION, "the data protection advisers"),
      Map.entry(Groups.EQUALITY, "the equality advisers"), Map.entry(Groups.DMPC, "the Deputy Mayor for Policing and Crime"),
      Map.entry(Groups.MOPAC_CHIEF_EXECUTIVE, "the chief executive of MOPAC"),
      Map.entry(Groups.COMMERCIAL_DIRECTOR, "the commercial director"), Map.entry(Groups.BOARD_CHAIR, "the chair of the Investment Board"),
      Map.entry(Groups.SECRETARIAT, "the secretariat"), Map.entry(Groups.INVESTMENT_BOARD, "the Investment Board"));
  private static final Map<SignOff, String> ASKED = Map.of(
      SignOff.REVISE_CASE, "to revise it", SignOff.VOTE_AT_BOARD, "to vote", SignOff.RECONVENE_BOARD, "to name substitutes",
      SignOff.CONSIDER_CALL_IN, "to consider call-in", SignOff.DECIDE_AS_DMPC, "to decide", SignOff.DECIDE_UNDER_CONSENT, "to decide");

  public String day(LocalDate day) {
    return London.inWords(day);
  }

  public String day(Instant moment) {
    return London.inWords(London.dayOf(moment));
  }

  /** 22 November 2026, 14:03. */
  public String time(Instant moment) {
    return TIME.format(moment.atZone(London.ZONE));
  }

  public String status(Status status) {
    return STATUS.get(status);
  }

  public String stage(Stage stage) {
    return STAGE.get(stage);
  }

  /** Until when it is to be answered, by whoever is to be first; nothing while a question stops the clock. */
  public String due(List<CaseReading.Holder> with) {
    return with.stream().map(CaseReading.Holder::due).filter(Objects::nonNull).min(Comparator.naturalOrder())
        .map(due -> (isOverdue(with) ? ", overdue since " : ", due ") + London.inWords(due)).orElse("");
  }

  public boolean isOverdue(List<CaseReading.Holder> with) {
    return with.stream().anyMatch(CaseReading.Holder::overdue);
  }

  /** Who has it, and for what: people by their names, groups by theirs. */
  public String with(List<CaseReading.Holder> with) {
    Map<String, List<String>> asked = new LinkedHashMap<>();
    with.forEach(holder -> asked.computeIfAbsent(ASKED.getOrDefault(holder.signOff(), "to advise"), what -> new ArrayList<>())
        .add(holder(holder)));
    return asked.entrySet().stream().map(what -> listed(what.getValue().stream().distinct().toList()) + ", " + what.getKey())
        .collect(Collectors.joining("; "));
  }

  private static String listed(List<String> names) {
    int last = names.size() - 1;
    return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  private String holder(CaseReading.Holder holder) {
    return holder.person() != null ? holder.person().name()
        : holder.groups().stream().map(group -> GROUP.getOrDefault(group, group)).collect(Collectors.joining(" or "));
  }
}
