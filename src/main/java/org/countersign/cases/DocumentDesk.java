package org.countersign.cases;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.DocumentKind;
import org.countersign.casefile.DocumentSettings;
import org.countersign.casefile.Documents;
import org.countersign.casefile.Documents.Stored;
import org.countersign.casefile.Fault;
import org.countersign.casefile.MalformedCaseFile;
import org.countersign.casefile.Revision;
import org.countersign.casefile.UnfitDocument;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.signing.Refusal;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes documents in before they belong to a paper, and attaches those that a paper names. */
@Service
public class DocumentDesk {

  /** A packed document holds that many times what an uploaded one may weigh. */
  private static final int MOST_INFLATED = 10;

  private final Documents documents;
  private final DocumentSettings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  public DocumentDesk(Documents documents, DocumentSettings settings, TransactionTemplate transaction, Clock clock) {
    this.documents = documents;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Takes in what a person uploads: it is theirs until a paper of theirs names it.
   *
   * @throws NotPermitted unless the person is an originator
   * @throws UnfitDocument that says why it cannot be taken; nothing is stored then
   */
  public Stored take(Person person, InputStream content) throws IOException {
    requireOriginator(person);
    Path kept = Files.createTempFile("countersign-document", null);
    try {
      keep(content, kept);
      DocumentKind kind = DocumentKind.of(kept, settings.largest().toBytes() * MOST_INFLATED);
      return transaction.execute(status -> store(person, kept, kind));
    } finally {
      Files.delete(kept);
    }
  }

  /** @throws NotPermitted unless the person may upload at all */
  public void requireOriginator(Person person) {
    if (!person.isIn(Groups.ORIGINATORS) || person.runsTheEngine()) {
      throw new NotPermitted("Only members of " + Groups.ORIGINATORS + " upload documents.");
    }
  }

  /** @param announced in bytes; negative where nobody said */
  public void requireRoom(long announced) {
    if (announced > settings.largest().toBytes()) {
      throw tooLarge();
    }
  }

  private UnfitDocument tooLarge() {
    return new UnfitDocument.TooLarge("It is larger than " + settings.largest().toMegabytes() + " MB, which one document may be.");
  }

  private void keep(InputStream content, Path kept) throws IOException {
    long most = settings.largest().toBytes();
    try (OutputStream to = Files.newOutputStream(kept)) {
      byte[] piece = new byte[1 << 16];
      long size = 0;
      for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
        size += read;
        if (size > most) {
          throw tooLarge();
        }
        to.write(piece, 0, read);
      }
    }
  }

  private Stored store(Person person, Path kept, DocumentKind kind) {
    try (InputStream content = new BufferedInputStream(Files.newInputStream(kept))) {
      if (documents.unattachedOf(person.id()) + Files.size(kept) > settings.ofCase().toBytes()) {
        throw new UnfitDocument.TooLarge("You have uploaded " + settings.ofCase().toMegabytes()
            + " MB that belong to no paper yet: submit the paper, or remove some of it.");
      }
      return documents.add(UUID.randomUUID().toString(), person.id(), clock.instant(), kind, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** @throws Refusal unless it is the person's, and belongs to no paper */
  @Transactional
  public void remove(Person person, String id) {
    if (!documents.remove(id, person.id())) {
      throw Refusal.unknown("You have no document " + id + " that belongs to no paper yet.");
    }
  }

  /**
   * The paper with the hash of each document that it names.
   *
   * @param reference of the case whose paper it is; null while it is being submitted
   * @throws MalformedCaseFile with every document that cannot belong to it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public CaseFile sealed(Person person, String reference, CaseFile paper) {
    List<Fault> faults = new ArrayList<>();
    Map<String, Stored> all = new LinkedHashMap<>();
    if (reference != null) {
      documents.of(reference).forEach(one -> all.put(one.id(), one));
    }
    List<CaseFile.Document> sealed = new ArrayList<>();
    for (int i = 0; i < paper.documents().size(); i++) {
      CaseFile.Document named = paper.documents().get(i);
      String at = "/documents/" + i;
      Stored stored = documents.find(named.id()).filter(one -> mayName(person, reference, one, at, faults)).orElse(null);
      if (stored != null) {
        all.put(stored.id(), stored);
        if (named.sha256() != null && !named.sha256().equals(stored.sha256())) {
          faults.add(new Fault(at + "/sha256", "The document that was uploaded has another hash."));
        }
        sealed.add(new CaseFile.Document(named.id(), named.title(), named.part(), stored.sha256()));
      } else if (faults.stream().noneMatch(fault -> fault.pointer().startsWith(at + "/"))) {
        faults.add(new Fault(at + "/id", "You have uploaded no such document."));
      }
    }
    if (all.values().stream().mapToLong(Stored::size).sum() > settings.ofCase().toBytes()) {
      faults.add(new Fault("/documents", "The documents of a case, of all its revisions, may come to "
          + settings.ofCase().toMegabytes() + " MB together; these are more."));
    }
    if (!faults.isEmpty()) {
      throw new MalformedCaseFile(faults);
    }
    return paper.with(sealed);
  }

  /** Whose a document of somebody else is, and where it belongs, is told to nobody. */
  private static boolean mayName(Person person, String reference, Stored stored, String at, List<Fault> faults) {
    if (stored.reference() != null && stored.reference().equals(reference)) {
      return true;
    }
    if (stored.reference() != null && stored.uploadedBy().equals(person.id())) {
      faults.add(new Fault(at + "/id", "This document belongs to " + stored.reference() + " already: upload it anew for another case."));
    }
    return stored.reference() == null && stored.uploadedBy().equals(person.id());
  }

  /** @throws Refusal if a document was taken or removed meanwhile: the caller's transaction is to end with it */
  @Transactional(propagation = Propagation.MANDATORY)
  public void attach(Person person, Revision revision) {
    if (!documents.attach(revision.reference(), revision.number(), person.id(), revision.caseFile().documents())) {
      throw Refusal.tooLate("A document of this paper was taken or removed meanwhile: upload it anew.");
    }
  }

  /** What the record says of a revision's documents. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Map<String, Object>> onRecord(Revision revision) {
    Map<String, Stored> stored = new LinkedHashMap<>();
    documents.of(revision.reference()).forEach(one -> stored.put(one.id(), one));
    return revision.caseFile().documents().stream()
        .map(named -> Map.<String, Object>of("number", stored.get(named.id()).number(), "part", named.part(), "sha256", named.sha256()))
        .toList();
  }

  /** Writes the bytes of a document that the reader may see. */
  public void write(Stored document, OutputStream to) throws IOException {
    documents.write(document, to);
  }

  /** Removes what has waited too long for its paper. */
  @Scheduled(fixedDelayString = "PT1H")
  @Transactional
  public void removeForgotten() {
    documents.removeUnattached(clock.instant().minus(settings.keepUnattached()));
  }
}
