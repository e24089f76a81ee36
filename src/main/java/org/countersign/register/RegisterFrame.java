package org.countersign.register;

import java.util.Map;
import java.util.Optional;
import org.countersign.seal.Seal;
import org.springframework.stereotype.Component;

/** What the frame of every page of the register says. */
@Component
class RegisterFrame {

  private final RegisterSettings settings;
  private final boolean demonstration;

  RegisterFrame(RegisterSettings settings, Optional<Seal> seal) {
    this.settings = settings;
    this.demonstration = seal.map(Seal::isDemonstration).orElse(false);
  }

  Map<String, Object> model() {
    return Map.of("words", new Words(), "organisation", settings.organisation(), "contact", settings.contact(), "demonstration", demonstration);
  }
}
