package org.countersign.signing;

import org.countersign.people.Groups;
import org.countersign.scheme.Authority;

/** The group that holds an authority, and the task in which it is used. */
public final class DecidingGroup {

  private DecidingGroup() {}

  /** @throws IllegalArgumentException for NONE, which decides nothing */
  public static String of(Authority authority) {
    return switch (authority) {
      case DMPC -> Groups.DMPC;
      case MOPAC_CHIEF_EXECUTIVE -> Groups.MOPAC_CHIEF_EXECUTIVE;
      case COMMERCIAL_DIRECTOR -> Groups.COMMERCIAL_DIRECTOR;
      // Where the board itself decides, its chair confirms the vote.
      case INVESTMENT_BOARD -> Groups.BOARD_CHAIR;
      case NONE -> throw new IllegalArgumentException("NONE decides nothing");
    };
  }

  public static SignOff signOffOf(Authority authority) {
    return authority == Authority.DMPC ? SignOff.DECIDE_AS_DMPC : SignOff.DECIDE_UNDER_CONSENT;
  }
}
