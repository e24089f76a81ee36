package org.countersign.cases;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.countersign.casefile.CaseFile.DocumentPart;
import org.countersign.casefile.DocumentKind;
import org.countersign.casefile.Documents.Stored;
import org.countersign.people.WhoIsAsking;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Documents come in by {@code /api/documents}, and are read at their case. */
@RestController
class DocumentController {

  private final DocumentDesk desk;
  private final CaseReading reading;
  private final WhoIsAsking asking;

  DocumentController(DocumentDesk desk, CaseReading reading, WhoIsAsking asking) {
    this.desk = desk;
    this.reading = reading;
    this.asking = asking;
  }

  /** @param id by which a paper names it */
  record Uploaded(String id, DocumentKind kind, long size, String sha256) {

    static Uploaded of(Stored stored) {
      return new Uploaded(stored.id(), stored.kind(), stored.size(), stored.sha256());
    }
  }

  /**
   * A document of a case as a reader may see it.
   *
   * @param number within the case, which stays from revision to revision
   * @param revision the last one that names it
   * @param current whether that is the current one
   */
  record View(
      int number, String title, DocumentPart part, DocumentKind kind, String mediaType, long size, String sha256, int revision,
      boolean current, String href) {

    static View of(Stored stored, int currentRevision) {
      return new View(stored.number(), stored.title(), stored.part(), stored.kind(), stored.kind().mediaType(), stored.size(),
          stored.sha256(), stored.revision(), stored.revision() == currentRevision,
          "/api/cases/" + stored.reference() + "/documents/" + stored.number());
    }
  }

  /** The body is the document; what the sender says of its type decides nothing. */
  @PostMapping("/api/documents")
  ResponseEntity<Uploaded> upload(HttpServletRequest request) throws IOException {
    desk.requireOriginator(asking.person());
    desk.requireRoom(request.getContentLengthLong());
    return taken(request.getInputStream());
  }

  @PostMapping(path = "/api/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<Uploaded> upload(@RequestParam MultipartFile file) throws IOException {
    try (InputStream content = file.getInputStream()) {
      return taken(content);
    }
  }

  private ResponseEntity<Uploaded> taken(InputStream content) throws IOException {
    Stored stored = desk.take(asking.person(), content);
    return ResponseEntity.created(URI.create("/api/documents/" + stored.id())).body(Uploaded.of(stored));
  }

  @DeleteMapping("/api/documents/{id}")
  ResponseEntity<Void> remove(@PathVariable String id) {
    desk.remove(asking.person(), id);
    return ResponseEntity.noContent().build();
  }

  /** Sent to be kept, never to be shown by the browser. */
  @GetMapping("/api/cases/{reference}/documents/{number}")
  void download(@PathVariable String reference, @PathVariable int number, HttpServletResponse response) throws IOException {
    Stored document = reading.document(asking.person(), reference, number);
    response.setContentType(document.kind().mediaType());
    response.setContentLengthLong(document.size());
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(nameOf(document), StandardCharsets.UTF_8).build().toString());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    desk.write(document, response.getOutputStream());
  }

  private static String nameOf(Stored document) {
    String title = document.title().replaceAll("[^\\p{L}\\p{N} ._-]", "_").strip();
    String extension = "." + document.kind().extension();
    String name = title.endsWith(extension) ? title.substring(0, title.length() - extension.length()) : title;
    return document.reference() + "-" + document.number() + " " + name.substring(0, Math.min(100, name.length())).strip() + extension;
  }
}
