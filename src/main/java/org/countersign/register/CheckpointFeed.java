package org.countersign.register;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.countersign.checkpoints.Checkpoints;
import org.countersign.record.Certificates;
import org.countersign.record.Checkpoint;
import org.countersign.seal.Seal;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /register/checkpoints}: the checkpoints over the record, for everyone. They name no case; whoever keeps one holds the
 * organisation to all that was on the record until then.
 */
@RestController
class CheckpointFeed {

  private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private final Checkpoints checkpoints;

  CheckpointFeed(Checkpoints checkpoints) {
    this.checkpoints = checkpoints;
  }

  /**
   * @param sealedBy the subject of the certificate; left out if the program has no seal
   * @param demonstration whether the key is one that the program made for itself
   * @param checkpoints newest first
   */
  record Feed(String sealedBy, boolean demonstration, List<Checkpoint> checkpoints, int page, int pages, int total) {}

  @GetMapping(path = Register.ADDRESS + "/checkpoints", produces = MediaType.APPLICATION_JSON_VALUE)
  Feed page(@RequestParam(defaultValue = "0") String page) {
    Checkpoints.Page found = checkpoints.page(page.matches("\\d{1,9}") ? Integer.parseInt(page) : 0);
    Optional<Seal> seal = checkpoints.seal();
    return new Feed(seal.map(s -> Certificates.subjectOf(s.certificate())).orElse(null),
        seal.map(Seal::isDemonstration).orElse(false), found.checkpoints(), found.page(), found.pages(), found.total());
  }

  /** One of them, to be kept. */
  @GetMapping(path = Register.ADDRESS + "/checkpoints/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Checkpoint> one(@PathVariable("number") String number) {
    return ResponseEntity.of(number.matches("\\d{1,9}") ? checkpoints.find(Integer.parseInt(number)) : Optional.empty());
  }

  /** The certificate, then those of who vouch for it. */
  @GetMapping(path = Register.ADDRESS + "/seal.pem", produces = "application/x-pem-file")
  ResponseEntity<String> certificate() {
    return ResponseEntity.of(checkpoints.seal()
        .map(seal -> String.join("", seal.chain().stream().map(CheckpointFeed::pemOf).toList())));
  }

  private static String pemOf(X509Certificate certificate) {
    try {
      return "-----BEGIN CERTIFICATE-----\n" + PEM.encodeToString(certificate.getEncoded()) + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("the seal's certificate has no DER form", e);
    }
  }
}
