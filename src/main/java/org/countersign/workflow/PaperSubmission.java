package org.countersign.workflow;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.Draft;
import org.countersign.casefile.MalformedCaseFile;
import org.countersign.casefile.UnknownCase;
import org.countersign.cases.AwardDesk;
import org.countersign.cases.CaseDesk;
import org.countersign.cases.CaseFileIntake;
import org.countersign.cases.NotPermitted;
import org.countersign.people.Directory;
import org.countersign.people.Person;
import org.countersign.signing.Refusal;
import org.countersign.workflow.seam.AsProgram;
import org.countersign.workflow.seam.StartDesk;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The start forms in Tasklist: a paper submitted there goes the way of {@code POST /api/cases}, an award that of
 * {@code POST /api/cases/{reference}/awards}.
 */
@Component
class PaperSubmission implements StartDesk {

  private static final String CASE_FILE = "caseFile";
  private static final String DRAFT = "draft";
  private static final String DRAFT_VERSION = "draftVersion";
  private static final String CASE = "case";
  private static final String CONTRACT = "contract";

  private final CaseDesk desk;
  private final AwardDesk awards;
  private final CaseFileIntake intake;
  private final Directory directory;
  private final RepositoryService repositoryService;
  private final RuntimeService runtimeService;
  private final AsProgram asProgram;

  PaperSubmission(@Lazy CaseDesk desk, @Lazy AwardDesk awards, CaseFileIntake intake, Directory directory,
      @Lazy RepositoryService repositoryService, @Lazy RuntimeService runtimeService, @Lazy AsProgram asProgram) {
    this.desk = desk;
    this.awards = awards;
    this.intake = intake;
    this.directory = directory;
    this.repositoryService = repositoryService;
    this.runtimeService = runtimeService;
    this.asProgram = asProgram;
  }

  @Override
  public ProcessInstance start(String processDefinitionId, String personId, Map<String, Object> submitted) {
    Person person = directory.find(personId).orElseThrow(() -> Refusal.notAllowed("Nobody is signed in."));
    return asProgram.call(() -> {
      try {
        BusinessCase started = switch (repositoryService.getProcessDefinition(processDefinitionId).getKey()) {
          case Routes.PROCESS -> submit(person, submitted);
          case Routes.AWARD_PROCESS -> raise(person, submitted);
          default -> throw Refusal.notAllowed("Only a business case or an award is started by a person.");
        };
        return runtimeService.createProcessInstanceQuery().processInstanceId(started.processInstance()).singleResult();
      } catch (MalformedCaseFile malformed) {
        throw Refusal.incomplete(malformed.faults().stream().map(f -> f.pointer() + " " + f.detail()).toList());
      } catch (NotPermitted notPermitted) {
        throw Refusal.notAllowed(notPermitted.getMessage());
      } catch (UnknownCase unknown) {
        throw Refusal.incomplete(List.of(unknown.getMessage()));
      }
    });
  }

  private BusinessCase submit(Person person, Map<String, Object> submitted) {
    if (!Set.of(CASE_FILE, DRAFT, DRAFT_VERSION).containsAll(submitted.keySet())
        || !(submitted.get(CASE_FILE) instanceof String paper)) {
      throw Refusal.incomplete(List.of("A case is started with its paper, the case file, and nothing else but the draft that it was."));
    }
    return desk.submit(person, intake.read(paper.getBytes(StandardCharsets.UTF_8)), draftOf(submitted));
  }

  private static Draft.Version draftOf(Map<String, Object> submitted) {
    Object id = submitted.get(DRAFT);
    Object version = submitted.get(DRAFT_VERSION);
    if (id == null && version == null) {
      return null;
    }
    if (!(id instanceof String draft) || !(version instanceof String number) || !number.matches("\\d{1,9}")) {
      throw Refusal.incomplete(List.of("A draft is named by its id and its version."));
    }
    return new Draft.Version(draft, Integer.parseInt(number));
  }

  private BusinessCase raise(Person person, Map<String, Object> submitted) {
    if (!submitted.keySet().equals(Set.of(CASE, CONTRACT)) || !(submitted.get(CASE) instanceof String reference)
        || !(submitted.get(CONTRACT) instanceof String contract)) {
      throw Refusal.incomplete(List.of(
          "An award is started with the case under which it is made and its contract, and nothing else."));
    }
    return awards.raise(person, reference.strip(), contract.getBytes(StandardCharsets.UTF_8));
  }
}
