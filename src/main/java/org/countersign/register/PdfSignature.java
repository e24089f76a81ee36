package org.countersign.register;

import eu.europa.esig.dss.enumerations.CertificationPermission;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.time.Instant;
import java.util.Date;
import org.countersign.seal.Seal;
import org.springframework.stereotype.Component;

/** Signs a PDF as PAdES baseline B, invisibly, and certifies that nothing may be changed in it any more. Asks no server. */
@Component
class PdfSignature {

  private final PAdESService service;

  PdfSignature() {
    CommonCertificateVerifier withoutNetwork = new CommonCertificateVerifier(true);
    withoutNetwork.setAIASource(null);
    service = new PAdESService(withoutNetwork);
  }

  /**
   * @param reason what is signed, in words
   * @throws RuntimeException if the certificate is not valid at that moment
   */
  byte[] sign(byte[] pdf, String reason, Seal seal, Instant at) {
    PAdESSignatureParameters parameters = new PAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
    parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
    parameters.setSigningCertificate(new CertificateToken(seal.certificate()));
    parameters.setCertificateChain(seal.chain().stream().map(CertificateToken::new).toList());
    parameters.bLevel().setSigningDate(Date.from(at));
    parameters.setPermission(CertificationPermission.NO_CHANGE_PERMITTED);
    parameters.setReason(reason);
    parameters.setAppName("Countersign");
    DSSDocument document = new InMemoryDocument(pdf);
    byte[] toBeSigned = service.getDataToSign(document, parameters).getBytes();
    SignatureValue value = new SignatureValue(SignatureAlgorithm.RSA_SHA256, seal.sign(toBeSigned));
    return DSSUtils.toByteArray(service.signDocument(document, parameters, value));
  }
}
