package org.countersign.record;

import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a chain is what was sealed, without database and without trust in whoever sent it: its entries, their proofs, the
 * certificates that the verifier trusts, and a checkpoint that they kept, if they did.
 */
public final class Verification {

  private final Chain chain;
  private final List<Proof> proofs;
  private final List<X509Certificate> certificates;
  private final List<String> faults = new ArrayList<>();

  /** @param kept null if the verifier kept none */
  public Verification(Chain chain, List<Proof> proofs, List<X509Certificate> certificates, Checkpoint kept) {
    this.chain = chain;
    this.proofs = List.copyOf(proofs);
    this.certificates = List.copyOf(certificates);
    judgeAll(kept);
  }

  /** What is wrong, in plain words; nothing if every entry is proven. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /** What is proven, by whom, and until when; only where there is no fault. */
  public String proven() {
    Checkpoint checkpoint = latest().orElseThrow().checkpoint();
    Entry last = chain.entries().get(chain.entries().size() - 1);
    return """
        Proven: the record of %s is whole and unchanged, from entry 1 to entry %d (%s by %s at %s), as it was sealed in \
        checkpoint %d at %s by %s.""".formatted(chain.name(), last.number(), last.act(), last.actor(), last.at(),
        checkpoint.number(), checkpoint.at(), Certificates.subjectOf(certificateOf(checkpoint).orElseThrow()));
  }

  private void judgeAll(Checkpoint kept) {
    if (chain.entries().isEmpty()) {
      faults.add("The record has no entry.");
      return;
    }
    chain.entries().stream().filter(entry -> !isWellFormed(entry)).findFirst()
        .ifPresent(entry -> faults.add("Entry " + entry.number() + " has a field that no entry can have."));
    chain.fault().ifPresent(fault -> faults.add(Character.toUpperCase(fault.charAt(0)) + fault.substring(1) + "."));
    proofs.forEach(this::judge);
    int covered = latest().map(Proof::entries).orElse(0);
    int size = chain.entries().size();
    if (proofs.isEmpty()) {
      faults.add("No checkpoint covers this record: nothing in it is proven.");
    } else if (covered < size) {
      faults.add("The checkpoint covers %d entries: entries %d to %d were added after it, and nothing proves them."
          .formatted(covered, covered + 1, size));
    }
    if (kept != null) {
      hold(kept);
    }
  }

  private void judge(Proof proof) {
    Checkpoint checkpoint = proof.checkpoint();
    judge(checkpoint);
    Leaf leaf = new Leaf(chain.name(), proof.entries(), proof.head());
    boolean isWellFormed = proof.entries() > 0 && Sha256.isText(chain.name()) && Sha256.isHash(proof.head())
        && proof.path().stream().allMatch(Sha256::isHash);
    if (!isWellFormed || !checkpoint.root().equals(MerkleTree.rootBy(leaf, proof.position(), checkpoint.chains(), proof.path()))) {
      faults.add("Checkpoint %d does not say that %s had %d entries ending in %s.".formatted(checkpoint.number(), chain.name(),
          proof.entries(), proof.head()));
      return;
    }
    int size = chain.entries().size();
    if (proof.entries() > size) {
      faults.add("Checkpoint %d sealed %d entries, and %d are here: the end of the record is missing.".formatted(checkpoint.number(),
          proof.entries(), size));
    } else if (!chain.entries().get(proof.entries() - 1).hash().equals(proof.head())) {
      faults.add("Entry %d is not the one that checkpoint %d sealed: it, or one before it, was written anew."
          .formatted(proof.entries(), checkpoint.number()));
    }
  }

  private void judge(Checkpoint checkpoint) {
    String here = "checkpoint " + checkpoint.number();
    if (!isWellFormed(checkpoint)) {
      faults.add("In " + here + " is a field that no checkpoint can have.");
      return;
    }
    Optional<X509Certificate> certificate = certificateOf(checkpoint);
    if (certificate.isEmpty()) {
      faults.add("The certificate that " + here + " names is not one of those that you trust.");
      return;
    }
    if (!checkpoint.isSignedBy(certificate.get())) {
      faults.add("The signature of " + here + " is not that of " + Certificates.subjectOf(certificate.get()) + ".");
    }
    if (!Certificates.isValidAt(certificate.get(), Instant.parse(checkpoint.at()))) {
      faults.add("The certificate was not valid at " + checkpoint.at() + ", when " + here + " was signed.");
    }
  }

  private void hold(Checkpoint kept) {
    int before = faults.size();
    judge(kept);
    if (faults.size() > before) {
      return;
    }
    List<Checkpoint> shown = proofs.stream().map(Proof::checkpoint).toList();
    if (shown.stream().anyMatch(checkpoint -> checkpoint.hash().equals(kept.hash()))) {
      return;
    }
    if (shown.stream().anyMatch(checkpoint -> checkpoint.number() == kept.number())) {
      faults.add("Checkpoint %d is another one than the one that you kept: two histories were signed.".formatted(kept.number()));
    } else if (shown.stream().allMatch(checkpoint -> checkpoint.number() < kept.number())) {
      faults.add("""
          The record goes no further than checkpoint %d, and you kept checkpoint %d: what came after may be missing. \
          Ask for the record anew."""
          .formatted(shown.stream().mapToInt(Checkpoint::number).max().orElse(0), kept.number()));
    } else {
      faults.add("Nothing here says how the record stood at checkpoint %d, which you kept. Ask for the record with ?checkpoint=%d."
          .formatted(kept.number(), kept.number()));
    }
  }

  private Optional<Proof> latest() {
    return proofs.stream().max(Comparator.comparingInt(Proof::entries));
  }

  private Optional<X509Certificate> certificateOf(Checkpoint checkpoint) {
    return certificates.stream()
        .filter(certificate -> Certificates.fingerprint(certificate).equals(checkpoint.certificate())).findFirst();
  }

  private static boolean isWellFormed(Entry entry) {
    return Stream.of(entry.chain(), entry.at(), entry.actor(), entry.act())
        .allMatch(field -> !field.contains("\n") && Sha256.isText(field))
        && Sha256.isText(entry.content())
        && Stream.of(entry.contentHash(), entry.previousHash(), entry.hash()).allMatch(Sha256::isHash);
  }

  private static boolean isWellFormed(Checkpoint checkpoint) {
    return checkpoint.number() > 0 && checkpoint.chains() > 0 && checkpoint.broken() >= 0 && isInstant(checkpoint.at())
        && Stream.of(checkpoint.root(), checkpoint.previousHash(), checkpoint.certificate()).allMatch(Sha256::isHash)
        && checkpoint.signature().matches("([0-9a-f]{2})+");
  }

  private static boolean isInstant(String at) {
    try {
      return Instant.parse(at).toString().equals(at);
    } catch (DateTimeException e) {
      return false;
    }
  }
}
