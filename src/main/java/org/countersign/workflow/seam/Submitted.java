package org.countersign.workflow.seam;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.countersign.casefile.London;

/**
 * What was submitted with a task, kept beside the command that completes it: none of it is written as a
 * variable, the guard alone reads it.
 */
public final class Submitted {

  private static final ThreadLocal<Submitted> CURRENT = new ThreadLocal<>();
  private final String taskId;
  private final Map<String, Object> variables;

  Submitted(String taskId, Map<String, Object> variables) {
    this.taskId = taskId;
    this.variables = plain(variables);
  }

  /** What was submitted with this task; empty if the task is not being answered by anybody. */
  public static Optional<Map<String, Object>> with(String taskId) {
    return Optional.ofNullable(CURRENT.get()).filter(s -> s.taskId.equals(taskId)).map(s -> s.variables);
  }

  String taskId() {
    return taskId;
  }

  Map<String, Object> variables() {
    return variables;
  }

  <T> T during(Supplier<T> action) {
    Submitted outer = CURRENT.get();
    CURRENT.set(this);
    try {
      return action.get();
    } finally {
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }

  /** Typed values as plain ones; JSON as its text, the engine's dates as the day that they are in London. */
  static Map<String, Object> plain(Map<String, Object> submitted) {
    Map<String, Object> plain = new LinkedHashMap<>();
    if (submitted != null) {
      VariableMap typed = Variables.fromMap(submitted);
      typed.keySet().forEach(name -> plain.put(name, plainOf(typed.getValueTyped(name))));
    }
    return plain;
  }

  private static Object plainOf(TypedValue value) {
    if (value instanceof SerializableValue serializable && !serializable.isDeserialized()) {
      return serializable.getValueSerialized();
    }
    Object plain = value == null ? null : value.getValue();
    if (plain instanceof Date moment) {
      return London.dayOf(moment.toInstant()).toString();
    }
    return plain instanceof SpinJsonNode json ? json.toString() : plain;
  }
}
