package org.countersign.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a schema can't say: whether the fields of a case file agree with each other. Reads the tree, so
 * that its faults are told together with the schema's; what is malformed there is passed over here.
 */
final class CaseFileCoherence {

  private final JsonNode file;
  private final List<Fault> faults = new ArrayList<>();

  private CaseFileCoherence(JsonNode file) {
    this.file = file;
  }

  static List<Fault> faultsOf(JsonNode file) {
    CaseFileCoherence coherence = new CaseFileCoherence(file);
    coherence.checkHeads();
    coherence.checkPartTwo();
    coherence.checkDocuments();
    return coherence.faults;
  }

  private void checkHeads() {
    Set<Integer> numbers = new HashSet<>();
    JsonNode heads = file.path("heads");
    for (int i = 0; i < heads.size(); i++) {
      JsonNode head = heads.path(i);
      String at = "/heads/" + i;
      if (head.path("number").isInt() && !numbers.add(head.path("number").intValue())) {
        fault(at + "/number", "Head " + head.path("number").intValue() + " is numbered twice; another head before it"
            + " has this number.");
      }
      for (int j = 0; j < head.path("costs").size(); j++) {
        checkCost(head.path("costs").path(j), at + "/costs/" + j);
      }
      checkContract(head.path("contract"), at + "/contract");
    }
  }

  private void checkCost(JsonNode cost, String at) {
    Optional<FinancialYear> from = financialYear(cost.path("from"), at + "/from");
    Optional<FinancialYear> to = financialYear(cost.path("to"), at + "/to");
    if (from.isPresent() && to.isPresent() && to.get().compareTo(from.get()) < 0) {
      fault(at + "/to", "to must not lie before from, which is " + from.get() + ", but is " + to.get() + ".");
    }
  }

  private Optional<FinancialYear> financialYear(JsonNode year, String at) {
    if (!year.isTextual() || !year.textValue().matches("\\d{4}/\\d{2}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(FinancialYear.of(year.textValue()));
    } catch (IllegalArgumentException e) {
      fault(at, e.getMessage() + ".");
      return Optional.empty();
    }
  }

  private void checkContract(JsonNode contract, String at) {
    Optional<LocalDate> starts = day(contract.path("starts"));
    Optional<LocalDate> ends = day(contract.path("ends"));
    if (starts.isPresent() && ends.isPresent() && ends.get().isBefore(starts.get())) {
      fault(at + "/ends", "ends must not lie before starts, which is " + starts.get() + ", but is " + ends.get() + ".");
    }
    JsonNode changes = contract.path("earlierChanges");
    for (int i = 0; i < changes.size(); i++) {
      JsonNode change = changes.path(i);
      if (change.isObject() && !change.hasNonNull("value") && !change.hasNonNull("months")) {
        fault(at + "/earlierChanges/" + i, "An earlier change must have a value, months or both.");
      }
    }
  }

  private static Optional<LocalDate> day(JsonNode day) {
    try {
      return day.isTextual() ? Optional.of(LocalDate.parse(day.textValue())) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void checkPartTwo() {
    Set<Integer> numbers = new HashSet<>();
    boolean allNumbered = file.path("heads").size() > 0;
    for (JsonNode head : file.path("heads")) {
      allNumbered &= head.path("number").isInt();
      numbers.add(head.path("number").asInt());
    }
    Set<Integer> named = new HashSet<>();
    JsonNode values = file.path("partTwo").path("values");
    for (int i = 0; i < values.size(); i++) {
      JsonNode head = values.path(i).path("head");
      String at = "/partTwo/values/" + i + "/head";
      if (!head.isInt()) {
        continue;
      }
      if (allNumbered && !numbers.contains(head.intValue())) {
        fault(at, "head must be the number of a head of the paper; there is no head " + head.intValue() + ".");
      }
      if (!named.add(head.intValue())) {
        fault(at, "Head " + head.intValue() + " is given a value twice.");
      }
    }
  }

  private void checkDocuments() {
    Set<String> ids = new HashSet<>();
    JsonNode documents = file.path("documents");
    for (int i = 0; i < documents.size(); i++) {
      JsonNode id = documents.path(i).path("id");
      if (id.isTextual() && !ids.add(id.textValue())) {
        fault("/documents/" + i + "/id", "This document is listed twice.");
      }
    }
  }

  private void fault(String pointer, String detail) {
    faults.add(new Fault(pointer, detail));
  }
}
