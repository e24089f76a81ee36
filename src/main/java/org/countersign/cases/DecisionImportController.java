package org.countersign.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.countersign.decisions.DecisionImports;
import org.countersign.decisions.DecisionImports.Progress;
import org.countersign.people.WhoIsAsking;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/decisions/import}: past decisions come in, and how far that is. */
@RestController
@RequestMapping("/api/decisions")
class DecisionImportController {

  private static final String CSV = "text/csv";
  private static final int PAGE = 500;

  private final DecisionImport desk;
  private final WhoIsAsking asking;

  DecisionImportController(DecisionImport desk, WhoIsAsking asking) {
    this.desk = desk;
    this.asking = asking;
  }

  record Refusals(List<DecisionImports.Refusal> refusals, int page, int pages) {}

  /** Answers at once, with where the progress is told. */
  @PostMapping(path = "/import", consumes = CSV)
  ResponseEntity<Progress> importCsv(HttpServletRequest request, @RequestParam(defaultValue = "false") boolean dryRun) throws IOException {
    return begun(desk.begin(asking.person(), request.getInputStream(), PastDecisionFile.Format.CSV, dryRun));
  }

  @PostMapping(path = "/import", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Progress> importJson(HttpServletRequest request, @RequestParam(defaultValue = "false") boolean dryRun) throws IOException {
    return begun(desk.begin(asking.person(), request.getInputStream(), PastDecisionFile.Format.JSON, dryRun));
  }

  private static ResponseEntity<Progress> begun(Progress progress) {
    return ResponseEntity.accepted().location(URI.create("/api/decisions/imports/" + progress.id())).body(progress);
  }

  @GetMapping("/imports/{id}")
  Progress progress(@PathVariable int id) {
    return desk.progress(asking.person(), id);
  }

  /** Why rows were refused, in the order of the file. */
  @GetMapping("/imports/{id}/refusals")
  Refusals refusals(@PathVariable int id, @RequestParam(defaultValue = "0") int page) {
    int kept = desk.keptRefusals(asking.person(), id);
    return new Refusals(desk.refusals(asking.person(), id, Math.max(0, page), PAGE), Math.max(0, page), (kept + PAGE - 1) / PAGE);
  }
}
