package org.countersign.cases;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.countersign.casefile.London;
import org.countersign.people.Affiliation;
import org.countersign.people.Groups;
import org.countersign.signing.Confirmations.Kind;
import org.countersign.signing.Confirmations.Waiting;
import org.countersign.signing.Confirmations.Wish;

/** How the page of people says what a confirmation gives, and a refusal takes. */
class PeopleWords {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK).withZone(London.ZONE);

  /** What waits, as a heading. */
  public String heading(Waiting waiting) {
    return switch (waiting.kind()) {
      case ACCOUNT -> "New account: " + waiting.name();
      case PASSWORD -> "New password for " + waiting.name();
      default -> waiting.name() + " to join " + waiting.group();
    };
  }

  public String gives(Waiting waiting) {
    return switch (waiting.kind()) {
      case ACCOUNT -> "Confirmed, " + waiting.person() + " can sign in, as a person of the body that you choose. It gives no signature: "
          + "each group is confirmed by itself.";
      case PASSWORD -> "Confirmed, the new password signs " + waiting.person() + " in, with all that their groups may sign. Ask them in "
          + "person whether they wanted it: whoever reset it knows it.";
      default -> waiting.group().equals(Groups.CLEARED_PART_TWO)
          ? "Confirmed, " + waiting.person() + " reads Part 2 of every case that they take part in, and may sign such cases."
          : "Confirmed, " + waiting.person() + " receives and signs what is asked of " + waiting.group() + ".";
    };
  }

  public String takes(Waiting waiting) {
    return switch (waiting.kind()) {
      case ACCOUNT -> "Refused, the account is deleted.";
      case PASSWORD -> "Refused, it is replaced by one that nobody knows; another reset then comes before you anew.";
      default -> "Refused, the membership is removed.";
    };
  }

  public String asked(Waiting waiting) {
    return waiting.askedBy() == null ? "The record does not say who asked for this."
        : "Asked for by " + waiting.askedBy() + " on " + MOMENT.format(Instant.parse(waiting.askedAt())) + ".";
  }

  /** {@code the constables …} as a person's body begins a cell or an option. */
  public String body(Affiliation affiliation) {
    String words = affiliation.toString();
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  String done(Wish wish, boolean refused) {
    String what = switch (wish.kind()) {
      case ACCOUNT -> "The account of " + wish.person();
      case PASSWORD -> "The new password of " + wish.person();
      case MEMBERSHIP -> "The membership of " + wish.person() + " in " + wish.group();
      case AFFILIATION -> "The body of " + wish.person();
    };
    return what + (refused ? " is refused." : wish.kind() == Kind.AFFILIATION ? " is corrected." : " is confirmed.");
  }
}
