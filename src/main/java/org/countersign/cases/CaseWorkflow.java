package org.countersign.cases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.casefile.BusinessCase;
import org.countersign.people.Person;
import org.countersign.signing.Signature;

/** The engine, as the life of a case needs it. */
public interface CaseWorkflow {

  /**
   * Starts the course of a case, in the caller's transaction.
   *
   * @return the id of the instance to register
   */
  String start(String reference, String originator);

  /**
   * Starts the course of an award under a case, in the caller's transaction.
   *
   * @return the id of the instance to register
   */
  String startAward(String award, String awardOf, String raiser);

  /**
   * Starts the course of one condition of an approval, in the caller's transaction.
   *
   * @param number of the condition, from 1
   * @return the id of the instance to register
   */
  String startCondition(BusinessCase approved, int number);

  /** Ends the course of a withdrawn case, wherever it stands. */
  void withdraw(String processInstance);

  /** Closes the sitting of the board that the case is before. */
  void closeSitting(String reference);

  /** Asks for a signature anew that its signer took back. */
  void askAgain(String processInstance, Signature takenBack);

  /** The course asks another originator from now on. */
  void handOver(String processInstance, String originator);

  /** The open tasks of a case; those of its awards are apart. */
  List<Task> openTasks(String reference);

  /** The open tasks of one course: of a case, or of a condition of its approval. */
  List<Task> openTasksOf(String processInstance, String reference);

  /** The open tasks of several cases at once, by their references; a case without any may be left out. */
  Map<String, List<Task>> openTasks(List<BusinessCase> cases);

  /** The open task of this id. */
  Optional<Task> openTask(String id);

  /**
   * @param caseReference the case that it belongs to
   * @param condition which condition of the approval it is about; null of a task about the case
   * @param key such as UserTask_AdviseLegal
   * @param assignee null while nobody holds it
   * @param groups whose members may claim it
   * @param people who may claim it by name, under an instrument
   * @param due its last day, in London; null while a question stops its clock, and for tasks from before there were due dates
   * @param overdue whether that day has passed, which changes nothing else
   */
  record Task(
      String id, String caseReference, Integer condition, String key, String name, String assignee, List<String> groups, @JsonIgnore List<String> people,
      Instant since, LocalDate due, boolean overdue) {

    /** Whether the person holds it or, while nobody does, may claim it. */
    boolean isOf(Person person) {
      return assignee != null ? assignee.equals(person.id())
          : people.contains(person.id()) || groups.stream().anyMatch(person::isIn);
    }
  }

  /** Shows another last day on an open task, or none; a task that is done meanwhile has none any more. */
  void setDue(String task, LocalDate due);
}
