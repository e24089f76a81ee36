package org.countersign.cases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.countersign.casefile.CanonicalJson;
import org.countersign.casefile.Fault;
import org.countersign.casefile.Faulty;
import org.countersign.casefile.London;
import org.countersign.checks.PrecedentsOnRecord;
import org.countersign.decisions.DecisionImports;
import org.countersign.decisions.DecisionImports.Progress;
import org.countersign.decisions.DecisionImports.State;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.Decisions;
import org.countersign.decisions.PastDecision;
import org.countersign.decisions.PastDecisions;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.register.RegisterIndex;
import org.countersign.scheme.Edition;
import org.countersign.scheme.Editions;
import org.countersign.signing.Act;
import org.countersign.signing.CaseRecord;
import org.countersign.signing.CaseRecord.House;
import org.countersign.signing.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes past decisions in from a file, one import after the other, in transactions of some hundred rows: what was taken
 * stays when the program is stopped, and the same file again goes on from there, since rows that are there are left alone.
 */
@Service
public class DecisionImport implements SmartInitializingSingleton, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(DecisionImport.class);
  private static final int MOST_ROWS = 100_000;
  private static final long MOST_BYTES = 200_000_000;
  private static final int BATCH = 200;
  private static final int PATIENCE_SECONDS = 30;

  private final DecisionImports imports;
  private final PastDecisions past;
  private final Decisions decisions;
  private final PrecedentsOnRecord precedents;
  private final RegisterIndex register;
  private final CaseRecord record;
  private final Set<String> editions;
  private final ImportSettings settings;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final ExecutorService worker = Executors.newSingleThreadExecutor(run -> new Thread(run, "decision-import"));
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final Set<Integer> own = ConcurrentHashMap.newKeySet();

  public DecisionImport(DecisionImports imports, PastDecisions past, Decisions decisions, PrecedentsOnRecord precedents, RegisterIndex register,
      CaseRecord record, Editions editions, ImportSettings settings, Clock clock, PlatformTransactionManager transactions) {
    this.imports = imports;
    this.past = past;
    this.decisions = decisions;
    this.precedents = precedents;
    this.register = register;
    this.record = record;
    this.editions = editions.all().stream().map(Edition::code).collect(Collectors.toSet());
    this.settings = settings;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Begins an import, which goes on by itself.
   *
   * @param dryRun whether it is only tried: then nothing is taken
   * @throws NotPermitted unless the person is of the secretariat
   * @throws Faulty if it is no file of past decisions, by its beginning
   */
  Progress begin(Person person, InputStream sent, PastDecisionFile.Format format, boolean dryRun) throws IOException {
    if (!person.isIn(Groups.SECRETARIAT) || person.runsTheEngine()) {
      throw new NotPermitted("Only members of " + Groups.SECRETARIAT + " import past decisions.");
    }
    Path file = Files.createTempFile("decisions", ".import");
    try {
      String hash = spool(sent, file);
      PastDecisionFile rows = PastDecisionFile.open(file, format);
      int id = transaction.execute(status -> {
        record.hold(House.DECISIONS);
        int opened = imports.open(hash, dryRun, person.id(), clock.instant());
        own.add(opened);
        return opened;
      });
      worker.execute(() -> run(id, rows, file, dryRun));
      return imports.find(id).orElseThrow();
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** @throws NotPermitted unless the person is of the secretariat, or an auditor */
  Progress progress(Person person, int id) {
    requireReader(person);
    return imports.find(id).orElseThrow(() -> Refusal.unknown("There is no import " + id + "."));
  }

  int keptRefusals(Person person, int id) {
    progress(person, id);
    return imports.keptRefusals(id);
  }

  List<DecisionImports.Refusal> refusals(Person person, int id, int page, int size) {
    progress(person, id);
    return imports.refusals(id, page, size);
  }

  private static void requireReader(Person person) {
    if (!person.oversees()) {
      throw new NotPermitted("Imports are open to the secretariat and auditors.");
    }
  }

  /** Kept in a file meanwhile, so that whoever sends it need not wait for the last row. */
  private static String spool(InputStream sent, Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (DigestInputStream in = new DigestInputStream(sent, digest); var out = Files.newOutputStream(file)) {
        byte[] buffer = new byte[8192];
        long size = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          size += read;
          if (size > MOST_BYTES) {
            throw new Faulty("This file is too large", List.of(new Fault("", "A file may have 200 MB; split it.")));
          }
          out.write(buffer, 0, read);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void run(int id, PastDecisionFile file, Path spooled, boolean dryRun) {
    Run run = new Run(id, file, dryRun);
    try (file) {
      State state = run.toTheEnd();
      end(id, state, null);
    } catch (PastDecisionFile.Unreadable | Faulty unreadable) {
      end(id, State.FAILED, unreadable.getMessage());
    } catch (IOException | RuntimeException e) {
      LOG.error("the import {} broke off", id, e);
      end(id, State.STOPPED, "The import broke off; what was taken stays. Send the same file again.");
    } finally {
      own.remove(id);
      try {
        Files.deleteIfExists(spooled);
      } catch (IOException e) {
        LOG.warn("{} could not be deleted", spooled);
      }
    }
  }

  /** Ends an import and, where it took something in, puts it on the record. */
  private void end(int id, State state, String fault) {
    transaction.executeWithoutResult(status -> {
      record.hold(House.DECISIONS);
      boolean ended = imports.end(id, state, fault, clock.instant());
      Progress progress = imports.find(id).orElseThrow();
      if (ended && !progress.dryRun() && progress.taken() > 0) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("import", id);
        content.put("file", progress.file());
        content.put("state", state);
        content.put("read", progress.read());
        content.put("taken", progress.taken());
        content.put("there", progress.there());
        content.put("refused", progress.refused());
        record.append(House.DECISIONS, progress.startedBy(), Act.DECISIONS_IMPORTED, content);
      }
    });
  }

  /** What ran when the program was killed runs no more. */
  @Override
  public void afterSingletonsInstantiated() {
    stopAbandoned();
  }

  /** Another program's import is left alone while that program says that it runs. */
  @Scheduled(fixedDelayString = "PT10S")
  void sayWhatRuns() {
    imports.alive(own, clock.instant());
    stopAbandoned();
  }

  private void stopAbandoned() {
    imports.notAliveSince(clock.instant().minus(settings.abandonedAfter())).stream().map(Progress::id).filter(id -> !own.contains(id))
        .forEach(id -> end(id, State.STOPPED, "The program was stopped; what was taken stays. Send the same file again."));
  }

  @Override
  public void destroy() throws InterruptedException {
    stopping.set(true);
    worker.shutdown();
    worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** One import, from its first row to its last. */
  private final class Run {

    private final int id;
    private final PastDecisionFile file;
    private final boolean dryRun;
    /** In a dry run nothing is there afterwards: what would be. */
    private final Map<DecisionNumber, String> wouldBeThere = new HashMap<>();
    private int rows;

    Run(int id, PastDecisionFile file, boolean dryRun) {
      this.id = id;
      this.file = file;
      this.dryRun = dryRun;
    }

    State toTheEnd() throws PastDecisionFile.Unreadable {
      List<PastDecisionFile.Row> batch = new ArrayList<>();
      try {
        Optional<PastDecisionFile.Row> row = file.next();
        while (row.isPresent() && !stopping.get()) {
          rows++;
          if (rows > MOST_ROWS) {
            throw new PastDecisionFile.Unreadable("A file may have 100,000 rows; split it. Those before were read.");
          }
          batch.add(row.get());
          if (batch.size() == BATCH) {
            take(batch);
            batch.clear();
          }
          row = file.next();
        }
        return row.isPresent() ? State.STOPPED : State.ENDED;
      } finally {
        take(batch);
      }
    }

    private void take(List<PastDecisionFile.Row> batch) {
      transaction.executeWithoutResult(status -> {
        // Nobody gives a number meanwhile that a row brings.
        decisions.hold("CEOD");
        decisions.hold("PCD");
        int[] counts = new int[Taken.values().length];
        batch.forEach(row -> counts[take(row).ordinal()]++);
        imports.count(id, batch.size(), counts[Taken.TAKEN.ordinal()], counts[Taken.THERE.ordinal()], counts[Taken.REFUSED.ordinal()]);
      });
    }

    private Taken take(PastDecisionFile.Row row) {
      PastDecisionRow.Read read = PastDecisionRow.read(row, London.today(clock), editions);
      if (read.decision() == null) {
        return refuse(read.refusals());
      }
      PastDecision decision = read.decision();
      if (decisions.hasGiven(decision.number())) {
        return refuse(row, decision.number() + " was given here, to a case of our own.");
      }
      String hash = CanonicalJson.hashOf(decision);
      Optional<String> there = past.hashOf(decision.number()).or(() -> Optional.ofNullable(wouldBeThere.get(decision.number())));
      if (there.isPresent()) {
        return there.get().equals(hash) ? Taken.THERE
            : refuse(row, decision.number() + " is there already and says something else: imported decisions are not changed.");
      }
      if (dryRun) {
        wouldBeThere.put(decision.number(), hash);
      } else {
        Instant now = clock.instant();
        past.add(decision, id, now);
        precedents.keep(decision);
        register.imported(decision, now);
      }
      return Taken.TAKEN;
    }

    private Taken refuse(PastDecisionFile.Row row, String because) {
      return refuse(List.of(new DecisionImports.Refusal(row.number(), "number", because)));
    }

    private Taken refuse(List<DecisionImports.Refusal> refusals) {
      imports.keep(id, refusals);
      return Taken.REFUSED;
    }
  }

  private enum Taken { TAKEN, THERE, REFUSED }
}
