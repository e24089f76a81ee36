package org.countersign.workflow.seam;

import java.lang.reflect.Field;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.springframework.util.ReflectionUtils;

/** Reads and sets what a command of the engine was made with: it offers no other way. */
final class CommandFields {

  private CommandFields() {}

  @SuppressWarnings("unchecked")
  static <T> T get(Command<?> command, String name) {
    return (T) ReflectionUtils.getField(field(command, name), command);
  }

  static void set(Command<?> command, String name, Object value) {
    ReflectionUtils.setField(field(command, name), command, value);
  }

  /** @throws IllegalStateException in an engine whose command is built otherwise: better no answer than an unguarded one */
  private static Field field(Command<?> command, String name) {
    Field field = ReflectionUtils.findField(command.getClass(), name);
    if (field == null) {
      throw new IllegalStateException("this engine's " + command.getClass().getSimpleName() + " has no field " + name);
    }
    ReflectionUtils.makeAccessible(field);
    return field;
  }
}
