package org.countersign.record;

import java.util.List;
import java.util.Optional;

/** The entries of one chain, first to last, and whether they are what was written. */
public record Chain(String name, List<Entry> entries) {

  public Chain {
    entries = List.copyOf(entries);
  }

  /** The first fault of the chain in plain words; empty if every entry binds all before it. */
  public Optional<String> fault() {
    Entry previous = null;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      String here = "entry " + entry.number() + " of " + name;
      if (!entry.chain().equals(name)) {
        return Optional.of(here + " belongs to " + entry.chain());
      }
      if (entry.number() != i + 1) {
        return Optional.of("entry " + (i + 1) + " of " + name + " is missing or out of order");
      }
      if (!entry.contentHash().equals(entry.expectedContentHash())) {
        return Optional.of("the content of " + here + " was changed");
      }
      if (!entry.previousHash().equals(previous == null ? Entry.GENESIS : previous.hash())) {
        return Optional.of(here + " does not follow the entry before it");
      }
      if (!entry.hash().equals(entry.expectedHash())) {
        return Optional.of(here + " was changed");
      }
      previous = entry;
    }
    return Optional.empty();
  }
}
