package org.countersign.workflow.seam;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

/** Hangs the gate before every command and the guard on every user task, and shuts what the models do not use. */
@Component
class SeamPlugin extends AbstractProcessEnginePlugin {

  private final TaskGuard guard;
  private final StartDesk startDesk;
  private final AccountKeeping accountKeeping;
  private final RefusedCommands refusedCommands;
  private final BeanFactory beans;

  SeamPlugin(TaskGuard guard, StartDesk startDesk, AccountKeeping accountKeeping, RefusedCommands refusedCommands,
      BeanFactory beans) {
    this.guard = guard;
    this.startDesk = startDesk;
    this.accountKeeping = accountKeeping;
    this.refusedCommands = refusedCommands;
    this.beans = beans;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setCustomPreCommandInterceptorsTxRequired(
        with(configuration.getCustomPreCommandInterceptorsTxRequired(), gate(configuration)));
    configuration.setCustomPreCommandInterceptorsTxRequiresNew(
        with(configuration.getCustomPreCommandInterceptorsTxRequiresNew(), gate(configuration)));
    List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
    configuration.setCustomPostBPMNParseListeners(with(listeners, new SignOffParseListener(guard)));
    configuration.setResourceAuthorizationProvider(new ClearedGroups(guard));
    // For scripts, and for expressions: Spring has set a manager of its own by now, which reaches every bean.
    StepsOnly steps = new StepsOnly(beans);
    configuration.setBeans(steps);
    configuration.setExpressionManager(new JuelExpressionManager(steps));
    // A refusal is no fault of the program: whoever was refused is told, and the log stays readable.
    configuration.setEnableCmdExceptionLogging(false);
    configuration.setJavaSerializationFormatEnabled(false);
    configuration.setEnableExpressionsInStoredQueries(false);
    // No CMMN, and no task but those of the models: queries then need no outer joins either.
    configuration.setCmmnEnabled(false);
    configuration.setStandaloneTasksEnabled(false);
    // Groups carry hyphens.
    configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9-]+");
  }

  private CommandGate gate(ProcessEngineConfigurationImpl configuration) {
    return new CommandGate(configuration, guard, startDesk, accountKeeping, refusedCommands);
  }

  private static <T> List<T> with(List<? extends T> present, T added) {
    List<T> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
    all.add(added);
    return all;
  }
}
