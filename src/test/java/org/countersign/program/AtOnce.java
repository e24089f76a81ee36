package org.countersign.program;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Several people act at the same instant. */
final class AtOnce {

  private AtOnce() {}

  /** @return the answers, in the order of the acts */
  static List<Http.Answer> answers(List<Supplier<Http.Answer>> acts) throws Exception {
    CyclicBarrier together = new CyclicBarrier(acts.size());
    ExecutorService threads = Executors.newFixedThreadPool(acts.size());
    try {
      List<Future<Http.Answer>> answers = new ArrayList<>();
      for (Supplier<Http.Answer> act : acts) {
        answers.add(threads.submit(() -> {
          together.await();
          return act.get();
        }));
      }
      List<Http.Answer> given = new ArrayList<>();
      for (Future<Http.Answer> answer : answers) {
        given.add(answer.get(60, TimeUnit.SECONDS));
      }
      return given;
    } finally {
      threads.shutdownNow();
    }
  }

  /** @return the statuses of the answers, in the order of the acts */
  static List<Integer> statuses(List<Supplier<Http.Answer>> acts) throws Exception {
    return answers(acts).stream().map(Http.Answer::status).toList();
  }
}
