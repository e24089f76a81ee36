package org.countersign.workflow.seam;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.springframework.util.ReflectionUtils;

/** Reads and sets what a command of the engine was made with: it offers no other way. */
final class CommandFields {

  private CommandFields() {}

  @SuppressWarnings("unchecked")
  static <T> T get(Command<?> command, String name) {
    return (T) ReflectionUtils.getField(field(command, name), command);
  }

  /** The first of these fields that the command has and that is set; null if none is. */
  static String firstOf(Command<?> command, List<String> names) {
    return names.stream().filter(name -> ReflectionUtils.findField(command.getClass(), name, String.class) != null)
        .map(name -> CommandFields.<String>get(command, name)).filter(Objects::nonNull).findFirst().orElse(null);
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
