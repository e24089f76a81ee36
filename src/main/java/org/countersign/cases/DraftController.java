package org.countersign.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.casefile.Draft;
import org.countersign.casefile.Fault;
import org.countersign.casefile.Faulty;
import org.countersign.people.WhoIsAsking;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/drafts}: what a person is writing. The body is what the form holds; its version is the entity tag. */
@RestController
@RequestMapping("/api/drafts")
class DraftController {

  private static final Pattern TAG = Pattern.compile("\"?(\\d{1,9})\"?");

  private final DraftDesk desk;
  private final DraftSettings settings;
  private final WhoIsAsking asking;

  DraftController(DraftDesk desk, DraftSettings settings, WhoIsAsking asking) {
    this.desk = desk;
    this.settings = settings;
    this.asking = asking;
  }

  /** @param content absent where the caller has just sent it */
  record View(String id, String reference, Integer revision, String title, int version, Instant begunAt, Instant savedAt,
      LocalDate keptUntil, JsonNode content) {}

  @GetMapping
  List<DraftDesk.Listed> mine() {
    return desk.of(asking.person());
  }

  /** @param of the case whose paper is being mended */
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<View> begin(@RequestParam(name = "case", required = false) String of, @RequestBody(required = false) byte[] content) {
    Draft draft = desk.begin(asking.person(), of, Draft.contentOf(content));
    return ResponseEntity.created(URI.create("/api/drafts/" + draft.id())).eTag(tagOf(draft)).body(viewOf(draft, null));
  }

  @GetMapping("/{id}")
  ResponseEntity<View> get(@PathVariable String id) {
    Draft draft = desk.get(asking.person(), id);
    return ResponseEntity.ok().eTag(tagOf(draft)).body(viewOf(draft, draft.content()));
  }

  /** @param seen the version from which the caller goes on */
  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<View> save(@PathVariable String id, @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = "") String seen,
      @RequestBody(required = false) byte[] content) {
    Matcher version = TAG.matcher(seen);
    if (!version.matches()) {
      throw new Faulty("This cannot be kept as a draft",
          List.of(new Fault("", "Say in If-Match from which version you go on, such as \"3\".")));
    }
    Draft draft = desk.save(asking.person(), new Draft.Version(id, Integer.parseInt(version.group(1))), Draft.contentOf(content));
    return ResponseEntity.ok().eTag(tagOf(draft)).body(viewOf(draft, null));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(@PathVariable String id) {
    desk.delete(asking.person(), id);
    return ResponseEntity.noContent().build();
  }

  private View viewOf(Draft draft, JsonNode content) {
    return new View(draft.id(), draft.caseReference(), draft.revision(), draft.title(), draft.version(), draft.begunAt(),
        draft.savedAt(), settings.keptUntil(draft.savedAt()), content);
  }

  private static String tagOf(Draft draft) {
    return "\"" + draft.version() + "\"";
  }
}
