package org.countersign.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.countersign.workflow.seam.AsProgram;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys what lies in {@code bpmn/} under fixed names, so that only what differs becomes a new version. This program then runs the
 * steps of what is deployed now, and none of what a later release deploys beside it.
 */
@Component
class ModelDeployment implements SmartInitializingSingleton {

  static final String NAME = "Countersign";

  private final RepositoryService repositoryService;
  private final ManagementService managementService;
  private final AsProgram asProgram;
  private final Turns turns;

  ModelDeployment(RepositoryService repositoryService, ManagementService managementService, AsProgram asProgram, Turns turns) {
    this.repositoryService = repositoryService;
    this.managementService = managementService;
    this.asProgram = asProgram;
    this.turns = turns;
  }

  @Override
  public void afterSingletonsInstantiated() {
    turns.start(() -> asProgram.call(() -> {
      try {
        return deploy();
      } catch (IOException e) {
        throw new IllegalStateException("the models cannot be read", e);
      }
    }));
  }

  private Void deploy() throws IOException {
    DeploymentBuilder deployment = repositoryService.createDeployment().name(NAME).source(NAME).enableDuplicateFiltering(false);
    Resource[] models = new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/*.*");
    Arrays.sort(models, Comparator.comparing(Resource::getFilename));
    for (Resource model : models) {
      try (InputStream content = model.getInputStream()) {
        deployment.addInputStream(model.getFilename(), content);
      }
    }
    deployment.deploy();
    repositoryService.createDeploymentQuery().list().forEach(known -> managementService.registerDeploymentForJobExecutor(known.getId()));
    return null;
  }
}
