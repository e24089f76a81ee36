package org.countersign.checks;

import org.countersign.casefile.CaseFile.Route;

/** A route to market as a sentence names it. */
final class RouteInWords {

  private RouteInWords() {}

  static String of(Route route) {
    return switch (route) {
      case OPEN -> "an open competition";
      case RESTRICTED -> "a restricted competition";
      case FRAMEWORK_COMPETITION -> "competition on a framework";
      case FRAMEWORK_DIRECT_AWARD -> "direct award on a framework";
      case DIRECT_AWARD -> "direct award";
      case SINGLE_TENDER -> "a single tender";
      case COLLABORATION -> "collaboration with other bodies";
      case EXISTING_CONTRACT -> "an existing contract";
      case UNDECIDED -> "a route still undecided";
    };
  }
}
