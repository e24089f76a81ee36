package org.countersign.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.people.Affiliation;
import org.countersign.people.WhoIsAsking;
import org.countersign.signing.Confirmations;
import org.countersign.signing.Confirmations.Kind;
import org.countersign.signing.Confirmations.Waiting;
import org.countersign.signing.Confirmations.Wish;
import org.countersign.signing.Refusal;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/confirmations}: what waits for the secretariat, and what it says to it. */
@RestController
@RequestMapping("/api/confirmations")
class ConfirmationController {

  private static final Set<String> FIELDS = Set.of("kind", "person", "group", "affiliation", "askedAt");

  private final Confirmations confirmations;
  private final WhoIsAsking asking;

  ConfirmationController(Confirmations confirmations, WhoIsAsking asking) {
    this.confirmations = confirmations;
    this.asking = asking;
  }

  @GetMapping
  List<Waiting> waiting() {
    return confirmations.waiting(asking.person());
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Void> confirm(@RequestBody Map<String, String> body) {
    body.keySet().stream().filter(field -> !FIELDS.contains(field)).findFirst().ifPresent(unknown -> {
      throw Refusal.incomplete(List.of("There is no field of this name; those known are kind, person, group, affiliation and askedAt."));
    });
    confirmations.confirm(asking.person(), wish(body.get("kind"), body.get("person"), body.get("group")),
        word(Affiliation.class, "affiliation", body.get("affiliation")), body.get("askedAt"));
    return ResponseEntity.noContent().build();
  }

  @DeleteMapping
  ResponseEntity<Void> refuse(@RequestParam(required = false) String kind, @RequestParam(required = false) String person,
      @RequestParam(required = false) String group) {
    confirmations.refuse(asking.person(), wish(kind, person, group));
    return ResponseEntity.noContent().build();
  }

  static Wish wish(String kind, String person, String group) {
    Kind known = word(Kind.class, "kind", kind);
    String named = group == null || group.isBlank() ? null : group;
    if (known == null || person == null || person.isBlank()) {
      throw Refusal.incomplete(List.of("Say what is meant, the kind, and whom, the person."));
    }
    if ((known == Kind.MEMBERSHIP) != (named != null)) {
      throw Refusal.incomplete(List.of("A group goes with a MEMBERSHIP, and with nothing else."));
    }
    return new Wish(known, person, named);
  }

  /** @return null if it is left out */
  static <E extends Enum<E>> E word(Class<E> vocabulary, String field, String word) {
    if (word == null || word.isBlank()) {
      return null;
    }
    return Arrays.stream(vocabulary.getEnumConstants()).filter(known -> known.name().equals(word)).findFirst()
        .orElseThrow(() -> Refusal.incomplete(List.of("This is no " + field + "; it is one of "
            + String.join(", ", Arrays.stream(vocabulary.getEnumConstants()).map(Enum::name).toList()) + ".")));
  }
}
