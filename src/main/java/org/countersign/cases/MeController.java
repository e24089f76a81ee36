package org.countersign.cases;

import java.util.List;
import org.countersign.people.Affiliation;
import org.countersign.people.Person;
import org.countersign.people.WhoIsAsking;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/me}: who is signed in, in which groups with effect. */
@RestController
class MeController {

  private final WhoIsAsking asking;

  MeController(WhoIsAsking asking) {
    this.asking = asking;
  }

  record Me(String id, String name, Affiliation affiliation, List<String> groups) {}

  @GetMapping("/api/me")
  Me me() {
    Person person = asking.person();
    return new Me(person.id(), person.name(), person.affiliation(), person.groups().stream().sorted().toList());
  }
}
