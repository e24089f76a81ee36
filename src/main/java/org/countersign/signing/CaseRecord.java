package org.countersign.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.countersign.casefile.CanonicalJson;
import org.countersign.record.Chain;
import org.countersign.record.Entry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The record, of each case and of the house itself: entries are appended in the transaction of the act, and only read after that. */
@Repository
public class CaseRecord {

  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).build();
  private static final String COLUMNS = """
      chain, number, at, actor, act, content, content_hash AS "contentHash",
      previous_hash AS "previousHash", hash""";

  /** The chains that belong to no case. */
  public enum House {
    /** Instruments of delegation, made and ended. */
    INSTRUMENTS,
    /** Accounts, memberships and absences, entered and confirmed. */
    PEOPLE,
    /** Imports of past decisions. */
    DECISIONS
  }

  private final JdbcClient jdbc;
  private final Clock clock;

  public CaseRecord(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Appends to the chain. The caller holds the case's lock, so that chains do not fork.
   *
   * @param actor a person's id, or {@link Entry#PROGRAM}
   * @param content a record or map, written as canonical JSON
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Entry append(String reference, String actor, Act act, Object content) {
    Entry last = jdbc.sql("SELECT " + COLUMNS + " FROM record_entry WHERE chain = ? ORDER BY number DESC LIMIT 1")
        .param(reference).query(Entry.class).optional().orElse(null);
    String at = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    Entry entry = Entry.after(last, reference, at, actor, act.name(), CanonicalJson.of(content));
    jdbc.sql("""
            INSERT INTO record_entry (chain, number, at, actor, act, content, content_hash, previous_hash, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(entry.chain(), entry.number(), entry.at(), entry.actor(), entry.act(), entry.content(),
            entry.contentHash(), entry.previousHash(), entry.hash())
        .update();
    return entry;
  }

  /** Holds a chain of the house until the end of the transaction: acts on it happen one after the other. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void hold(House house) {
    jdbc.sql("SELECT name FROM record_chain WHERE name = ? FOR UPDATE").param(house.name()).query(String.class).single();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public Entry append(House house, String actor, Act act, Object content) {
    hold(house);
    return append(house.name(), actor, act, content);
  }

  public Chain chain(House house) {
    return chain(house.name());
  }

  public Chain chain(String reference) {
    return new Chain(reference, jdbc.sql("SELECT " + COLUMNS + " FROM record_entry WHERE chain = ? ORDER BY number")
        .param(reference).query(Entry.class).list());
  }

  /** The names of all chains that have an entry, in order. */
  public List<String> chains() {
    return jdbc.sql("SELECT DISTINCT chain FROM record_entry ORDER BY chain").query(String.class).list();
  }

  /**
   * What the record says of signatures.
   *
   * @throws BrokenRecord if the chain is not what was written: nothing may be decided on it
   */
  public History history(String reference) {
    Chain chain = chain(reference);
    chain.fault().ifPresent(fault -> {
      throw new BrokenRecord(fault);
    });
    return History.of(chain);
  }

  /** The content of an entry as the type that was appended. */
  public static <T> T content(Entry entry, Class<T> type) {
    try {
      return JSON.readValue(entry.content(), type);
    } catch (JsonProcessingException e) {
      throw new BrokenRecord("the content of entry " + entry.number() + " of " + entry.chain() + " cannot be read");
    }
  }

  /** The chain of a case does not verify. */
  public static class BrokenRecord extends Refusal {

    BrokenRecord(String fault) {
      super(Kind.RECORD_BROKEN, "The record does not verify: " + fault + ". Nothing is decided on it.");
    }
  }
}
