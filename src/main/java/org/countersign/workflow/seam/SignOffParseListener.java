package org.countersign.workflow.seam;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.countersign.signing.Refusal;
import org.countersign.signing.SignOff;

/** Hangs the guard on every step and user task. A task that does not declare its sign-off does not deploy. */
class SignOffParseListener extends AbstractBpmnParseListener {

  static final String PROPERTY = "signOff";

  private final TaskGuard guard;

  SignOffParseListener(TaskGuard guard) {
    this.guard = guard;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    SignOff signOff = declaredBy(element);
    TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, task -> guard.opened(task, signOff));
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, task -> answered(task, signOff));
  }

  @Override
  public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    ExecutionListener entered = guard::entered;
    activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, entered);
  }

  private void answered(DelegateTask task, SignOff signOff) {
    Map<String, Object> submitted = Submitted.with(task.getId())
        .orElseThrow(() -> Refusal.notAllowed("A task is completed by a person's answer only."));
    guard.answered(task, signOff, submitted);
  }

  private static SignOff declaredBy(Element userTask) {
    String id = userTask.attribute("id");
    String declared = property(userTask);
    if (declared == null) {
      throw new ProcessEngineException("User task " + id + " does not declare its sign-off by the extension property "
          + PROPERTY + ": nothing would guard it, so it is not deployed.");
    }
    try {
      SignOff signOff = SignOff.valueOf(declared);
      if (!signOff.taskKey().equals(id)) {
        throw new ProcessEngineException("User task " + id + " declares " + signOff + ", which is the sign-off of " + signOff.taskKey() + ".");
      }
      return signOff;
    } catch (IllegalArgumentException unknown) {
      throw new ProcessEngineException("User task " + id + " declares " + declared + ", which is no sign-off.", unknown);
    }
  }

  private static String property(Element userTask) {
    Element extensions = userTask.element("extensionElements");
    Element properties = extensions == null ? null : extensions.element("properties");
    return properties == null ? null : properties.elements("property").stream()
        .filter(p -> PROPERTY.equals(p.attribute("name"))).map(p -> p.attribute("value")).findFirst().orElse(null);
  }
}
