package org.countersign.workflow;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.MalformedCaseFile;
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

/** The start form in Tasklist: a paper submitted there goes the way of {@code POST /api/cases}. */
@Component
class PaperSubmission implements StartDesk {

  private static final String CASE_FILE = "caseFile";

  private final CaseDesk desk;
  private final CaseFileIntake intake;
  private final Directory directory;
  private final RepositoryService repositoryService;
  private final RuntimeService runtimeService;
  private final AsProgram asProgram;

  PaperSubmission(@Lazy CaseDesk desk, CaseFileIntake intake, Directory directory, @Lazy RepositoryService repositoryService,
      @Lazy RuntimeService runtimeService, @Lazy AsProgram asProgram) {
    this.desk = desk;
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
      if (!Routes.PROCESS.equals(repositoryService.getProcessDefinition(processDefinitionId).getKey())) {
        throw Refusal.notAllowed("Only a business case is started by a person, with its paper.");
      }
      if (!submitted.keySet().equals(Set.of(CASE_FILE)) || !(submitted.get(CASE_FILE) instanceof String paper)) {
        throw Refusal.incomplete(List.of("A case is started with its paper, the case file, and nothing else."));
      }
      try {
        BusinessCase businessCase = desk.submit(person, intake.read(paper.getBytes(StandardCharsets.UTF_8)));
        return runtimeService.createProcessInstanceQuery().processInstanceId(businessCase.processInstance()).singleResult();
      } catch (MalformedCaseFile malformed) {
        throw Refusal.incomplete(malformed.faults().stream().map(f -> f.pointer() + " " + f.detail()).toList());
      } catch (NotPermitted notPermitted) {
        throw Refusal.notAllowed(notPermitted.getMessage());
      }
    });
  }
}
