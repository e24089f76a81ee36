package org.countersign.program;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** Papers that no check sends back, one for each way that a case can go. */
enum SoundPaper {

  EXPENDITURE("at-the-line", "DMPC", "BUSINESS_CASE", paper -> {}),
  PROGRAMME("pcd-579", "DMPC", "BUSINESS_CASE", paper -> {}),
  /** Skips the board. */
  CLAIM("pcd-799", "DMPC", "LEGAL_ASSISTANCE", paper -> {}),
  OFFICE("just-below-the-line", "MOPAC_CHIEF_EXECUTIVE", "BUSINESS_CASE", paper -> paper.put("originatingBody", "MOPAC")),
  STRATEGY("just-below-the-line", "COMMERCIAL_DIRECTOR", "PROCUREMENT_STRATEGY", SoundPaper::asStrategy),
  SMALL("just-below-the-line", "INVESTMENT_BOARD", "BUSINESS_CASE", paper -> {});

  private final String published;
  private final String decidedBy;
  private final String kind;
  private final Consumer<ObjectNode> change;

  SoundPaper(String published, String decidedBy, String kind, Consumer<ObjectNode> change) {
    this.published = published;
    this.decidedBy = decidedBy;
    this.kind = kind;
    this.change = change;
  }

  ObjectNode caseFile() {
    return Papers.changed(published, change);
  }

  /** Who decides it, by the Scheme. */
  String decidedBy() {
    return decidedBy;
  }

  /** Of its first head. */
  String kind() {
    return kind;
  }

  boolean skipsTheBoard() {
    return this == CLAIM;
  }

  /** Adds a Part 2. */
  static ObjectNode withPartTwo(ObjectNode paper) {
    ObjectNode partTwo = paper.putObject("partTwo");
    partTwo.putArray("grounds").add("COMMERCIAL_SENSITIVITY");
    partTwo.put("text", "The bidders' prices.");
    partTwo.putArray("values");
    return paper;
  }

  /** Has data protection and equality asked too. */
  static ObjectNode screened(ObjectNode paper) {
    ((ObjectNode) paper.path("screening")).put("dataProtection", "REQUIRED").put("equality", "IMPACT");
    return paper;
  }

  private static void asStrategy(ObjectNode paper) {
    ObjectNode head = (ObjectNode) paper.at("/heads/0");
    head.put("kind", "PROCUREMENT_STRATEGY").put("text", "Approve that a contract is procured at up to £499,999.99.");
    head.remove("costs");
    ObjectNode contract = head.putObject("contract");
    contract.put("route", "FRAMEWORK_COMPETITION").put("framework", "Bloom").put("value", paper.path("statedTotal").decimalValue())
        .put("optionsValue", 0);
    contract.putArray("suppliers");
    paper.put("commercialRoute", "FRAMEWORK_COMPETITION");
  }
}
