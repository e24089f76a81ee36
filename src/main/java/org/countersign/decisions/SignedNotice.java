package org.countersign.decisions;

import java.time.Instant;

/**
 * The signed notice of a published decision, a PDF. Its bytes are read apart.
 *
 * @param sha256 of its bytes, signature included; lower-case hexadecimal
 * @param size in bytes
 * @param signedAs the subject of the certificate
 * @param serial of the certificate, hexadecimal
 * @param demonstration whether the program made the certificate for itself, so that the signature proves nothing
 */
public record SignedNotice(
    String reference, String sha256, int size, String signedAs, String serial, boolean demonstration, Instant madeAt) {}
