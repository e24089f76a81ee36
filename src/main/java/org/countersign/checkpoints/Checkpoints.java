package org.countersign.checkpoints;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.countersign.casefile.London;
import org.countersign.record.Certificates;
import org.countersign.record.Chain;
import org.countersign.record.Checkpoint;
import org.countersign.record.Entry;
import org.countersign.record.Leaf;
import org.countersign.record.Proof;
import org.countersign.seal.Seal;
import org.countersign.signing.CaseRecord;
import org.countersign.signing.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Makes checkpoints, and shows where a chain stands in them. A chain enters with what verified, and never goes back: what does not
 * verify, or does not contain what was sealed before, stays as it last stood and is told of.
 */
@Service
public class Checkpoints {

  private static final int PAGE_SIZE = 50;
  private static final int ATTEMPTS = 5;

  private final CaseRecord record;
  private final CheckpointStore store;
  private final Optional<Seal> seal;
  private final Concerns concerns;
  private final Clock clock;
  private final AtomicReference<SealedState> known = new AtomicReference<>(SealedState.NOTHING);

  Checkpoints(CaseRecord record, CheckpointStore store, Optional<Seal> seal, Concerns concerns, Clock clock) {
    this.record = record;
    this.store = store;
    this.seal = seal;
    this.concerns = concerns;
    this.clock = clock;
  }

  /** A page of the checkpoints, newest first. */
  public record Page(List<Checkpoint> checkpoints, int page, int pages, int total) {}

  /** Nothing can be sealed now. */
  private static final class NotNow extends Exception {

    private static final long serialVersionUID = 1L;

    NotNow(String because) {
      super(because);
    }
  }

  /**
   * A chain as it stands, sealed if it can be.
   *
   * @param also a checkpoint that somebody kept, to show how the chain stood in it; null if nobody asks
   * @throws Refusal if there is no checkpoint of that number
   */
  public SealedChain sealed(String name, Integer also) {
    if (also != null && store.find(also).isEmpty()) {
      throw Refusal.unknown("There is no checkpoint " + also + ".");
    }
    try {
      SealedState state = current();
      Chain chain = record.chain(name);
      String unsealed = null;
      try {
        requireWhole(chain, state.leaf(name));
        if (goesFurther(chain, state.leaf(name))) {
          state = seal(List.of(Leaf.of(chain)), null, null);
        }
      } catch (NotNow notNow) {
        unsealed = notNow.getMessage();
      }
      return new SealedChain(upTo(state.leaf(name), chain), proofs(name, state, also), unsealed);
    } catch (NotNow notNow) {
      return new SealedChain(record.chain(name), List.of(), notNow.getMessage());
    }
  }

  /** Another act, and a checkpoint of it by another node, may have come after the chain was read: then the chain as sealed. */
  private Chain upTo(Leaf leaf, Chain read) {
    if (leaf == null || leaf.entries() <= read.entries().size()) {
      return read;
    }
    List<Entry> now = record.chain(read.name()).entries();
    return new Chain(read.name(), now.subList(0, Math.min(leaf.entries(), now.size())));
  }

  private List<Proof> proofs(String name, SealedState state, Integer also) throws NotNow {
    SealedState kept = also == null || also == state.number() ? SealedState.NOTHING : at(also);
    return Stream.of(state, kept).map(s -> s.proof(name)).filter(proof -> proof != null).toList();
  }

  /** Looks at every chain, and seals what verifies: once a day, whichever node is first. */
  void daily() {
    LocalDate day = London.today(clock);
    if (seal.isEmpty() || store.isMadeFor(day)) {
      return;
    }
    try {
      requireSeal();
      SealedState state = current();
      TreeSet<String> names = new TreeSet<>(state.chains());
      names.addAll(record.chains());
      List<Leaf> verified = new ArrayList<>();
      int broken = 0;
      for (String name : names) {
        Chain chain = record.chain(name);
        try {
          requireWhole(chain, state.leaf(name));
          verified.add(Leaf.of(chain));
        } catch (NotNow told) {
          broken++;
        }
      }
      if (!names.isEmpty()) {
        seal(verified, broken, day);
      }
    } catch (NotNow told) {
      concerns.ofAll(told.getMessage());
    }
  }

  public Page page(int page) {
    int total = store.lastNumber();
    int last = page < 0 || page > total / PAGE_SIZE ? 0 : total - page * PAGE_SIZE;
    List<Checkpoint> found = new ArrayList<>(store.between(last - PAGE_SIZE, last));
    Collections.reverse(found);
    return new Page(found, page, Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE), total);
  }

  public Optional<Checkpoint> find(int number) {
    return store.find(number);
  }

  /** With which checkpoints are signed; empty if none are. */
  public Optional<Seal> seal() {
    return seal;
  }

  /**
   * Adds a checkpoint.
   *
   * @param verified leaves of chains that verify; those that another node sealed further meanwhile are left out
   * @param broken how many chains do not verify; null if it was not looked
   * @param day for which it is made; null if it is for an export
   */
  private synchronized SealedState seal(Collection<Leaf> verified, Integer broken, LocalDate day) throws NotNow {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      SealedState before = current();
      List<Leaf> changed = before.furtherOf(verified);
      if (day == null ? changed.isEmpty() : store.isMadeFor(day)) {
        return before;
      }
      SealedState next = before.with(changed);
      if (next.size() == 0) {
        return before;
      }
      Checkpoint checkpoint = signed(before.checkpoint(), next, broken);
      try {
        store.add(checkpoint, changed, day);
        known.set(next.sealedBy(checkpoint));
        concerns.ofAll(null);
        return known.get();
      } catch (DuplicateKeyException anotherNode) {
        continue;
      }
    }
    throw new NotNow("Other nodes make checkpoints at this moment. Ask again.");
  }

  private Checkpoint signed(Checkpoint previous, SealedState state, Integer broken) throws NotNow {
    Seal signer = requireSeal();
    Checkpoint unsigned = new Checkpoint(previous == null ? 1 : previous.number() + 1,
        clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(), state.size(),
        broken != null ? broken : previous == null ? 0 : previous.broken(), state.root(),
        previous == null ? Entry.GENESIS : previous.hash(), Certificates.fingerprint(signer.certificate()), null);
    return unsigned.signed(HexFormat.of().formatHex(signer.sign(unsigned.bytes())));
  }

  private Seal requireSeal() throws NotNow {
    Seal signer = seal.orElseThrow(() -> new NotNow("This program has no seal."));
    Instant now = clock.instant();
    if (!signer.isValidAt(now)) {
      String because = "The certificate of the seal is not valid now: checkpoints wait for another.";
      concerns.ofAll(because);
      throw new NotNow(because);
    }
    return signer;
  }

  /** The newest checkpoint and its tree: what other nodes added is read in, and must follow from what is known. */
  private synchronized SealedState current() throws NotNow {
    SealedState state = known.get();
    int last = store.lastNumber();
    if (last < state.number()) {
      throw broken("Checkpoint %d was made, and the database has %d only.".formatted(state.number(), last));
    }
    if (last == state.number()) {
      if (last > 0 && !store.find(last).equals(Optional.of(state.checkpoint()))) {
        throw broken("Checkpoint %d was changed in the database.".formatted(last));
      }
      return state;
    }
    Checkpoint previous = state.checkpoint();
    for (Checkpoint next : store.between(state.number(), last)) {
      if (next.number() != (previous == null ? 1 : previous.number() + 1)
          || !next.previousHash().equals(previous == null ? Entry.GENESIS : previous.hash())) {
        throw broken("Checkpoint %d does not follow the one before it.".formatted(next.number()));
      }
      previous = next;
    }
    SealedState next = state.with(store.leavesBetween(state.number(), last));
    if (previous == null || !next.isThatOf(previous) || seal.isPresent() && isForged(previous, seal.get())) {
      throw broken("What the database has of the chains' ends is not what checkpoint %d sealed.".formatted(last));
    }
    known.set(next.sealedBy(previous));
    return known.get();
  }

  /** A checkpoint under an earlier certificate is judged by whoever trusts that. */
  private static boolean isForged(Checkpoint checkpoint, Seal seal) {
    return checkpoint.certificate().equals(Certificates.fingerprint(seal.certificate())) && !checkpoint.isSignedBy(seal.certificate());
  }

  private SealedState at(int number) throws NotNow {
    Checkpoint checkpoint = store.find(number).orElseThrow();
    SealedState state = SealedState.NOTHING.with(store.leavesBetween(0, number));
    if (!state.isThatOf(checkpoint)) {
      throw broken("What the database has of the chains' ends is not what checkpoint %d sealed.".formatted(number));
    }
    return state.sealedBy(checkpoint);
  }

  private NotNow broken(String because) {
    concerns.ofAll(because);
    return new NotNow(because);
  }

  private static boolean goesFurther(Chain chain, Leaf leaf) {
    return chain.entries().size() > (leaf == null ? 0 : leaf.entries());
  }

  /** @throws NotNow if the chain does not verify, or is not the one that was sealed before */
  private void requireWhole(Chain chain, Leaf leaf) throws NotNow {
    String fault = chain.fault().or(() -> faultAgainst(chain, leaf)).orElse(null);
    concerns.ofChain(chain.name(), fault);
    if (fault != null) {
      throw new NotNow("The record does not verify: " + fault + ".");
    }
  }

  private static Optional<String> faultAgainst(Chain chain, Leaf leaf) {
    if (leaf == null) {
      return Optional.empty();
    }
    if (chain.entries().size() < leaf.entries()) {
      return Optional.of("%s has %d entries, and %d were sealed".formatted(chain.name(), chain.entries().size(), leaf.entries()));
    }
    return chain.entries().get(leaf.entries() - 1).hash().equals(leaf.head()) ? Optional.empty()
        : Optional.of("entry %d of %s is not the one that was sealed".formatted(leaf.entries(), chain.name()));
  }
}
