package org.countersign.people;

import java.util.Set;

/** The ids of the groups: they say who may act in which role. */
public final class Groups {

  public static final String ORIGINATORS = "originators";
  public static final String INVESTMENT_BOARD = "investment-board";
  public static final String BOARD_CHAIR = "board-chair";
  public static final String FINANCE = "finance";
  public static final String LEGAL = "legal";
  public static final String COMMERCIAL = "commercial";
  public static final String DATA_PROTECTION = "data-protection";
  public static final String EQUALITY = "equality";
  public static final String DMPC = "dmpc";
  public static final String MOPAC_CHIEF_EXECUTIVE = "mopac-chief-executive";
  public static final String COMMERCIAL_DIRECTOR = "commercial-director";
  public static final String SECRETARIAT = "secretariat";
  public static final String AUDITORS = "auditors";
  public static final String OPERATORS = "operators";
  public static final String ENGINE_ADMINISTRATORS = "camunda-admin";
  /** Those who may see Part 2. */
  public static final String CLEARED_PART_TWO = "cleared-part-two";

  /** Kept by the program: whoever is named by an instrument of delegation in force. It opens Tasklist and grants nothing. */
  public static final String INSTRUMENT_HOLDERS = "instrument-holders";

  /** They only take rights to sign away, or open Tasklist. Membership of any other group needs confirmation. */
  private static final Set<String> BINDING_AT_ONCE = Set.of(OPERATORS, ENGINE_ADMINISTRATORS, INSTRUMENT_HOLDERS);

  private Groups() {}

  /** Whether membership takes effect only once the secretariat has confirmed it; so of every group that somebody makes up. */
  public static boolean needConfirmation(String group) {
    return !BINDING_AT_ONCE.contains(group);
  }
}
