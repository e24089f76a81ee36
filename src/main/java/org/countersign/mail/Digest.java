package org.countersign.mail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.countersign.casefile.London;

/**
 * One message to one person, in plain text. Its subject holds references and numbers only, so that nothing that anybody
 * wrote stands in a header.
 */
record Digest(String subject, String text) {

  /** Whatever a reader of mail might take for a new line or for something else than it is. */
  private static final Pattern BREAKING = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029\\p{Cf}]");
  private static final String TASK = "/camunda/app/tasklist/default/#/?task=";

  /**
   * @param all at least one
   * @param titleOf the title of a case as the person may read it in a mail; empty where it stays out
   */
  static Digest of(String name, List<News> all, String baseUrl, Function<String, String> titleOf) {
    Map<String, List<News>> byCase =
        all.stream().collect(Collectors.groupingBy(News::caseReference, LinkedHashMap::new, Collectors.toList()));
    StringBuilder text = new StringBuilder(clean(name)).append(",\n");
    byCase.forEach((reference, news) -> {
      String title = clean(titleOf.apply(reference));
      text.append('\n').append(reference).append(title.isEmpty() ? "" : ": " + title).append('\n');
      news.forEach(one -> text.append("- ").append(inWords(one)).append("\n  ").append(linkOf(one, baseUrl)).append('\n'));
    });
    text.append("\nThis message only tells: nothing is decided by mail, and nothing by silence. Nobody reads answers to it.\n");
    String cases = byCase.size() == 1 ? byCase.keySet().iterator().next() : byCase.size() + " cases";
    return new Digest("Countersign: " + (all.size() == 1 ? subjectOf(all.get(0).kind()) + cases : all.size() + " notices, " + cases),
        text.toString());
  }

  private static String subjectOf(News.Kind kind) {
    return switch (kind) {
      case TASK -> "a task, ";
      case REMINDER -> "soon due, ";
      case OVERDUE -> "overdue, ";
      case RETURNED -> "returned, ";
      case DECIDED -> "decided, ";
      case QUESTION -> "a question, ";
      case ANSWER -> "an answer, ";
      case COMMENT -> "a comment, ";
      case GATE, GATE_OVERDUE -> "paper announced, ";
    };
  }

  private static String inWords(News news) {
    String what = news.what() == null ? "" : clean(news.what());
    String day = news.due() == null ? "" : London.inWords(news.due());
    return switch (news.kind()) {
      case TASK -> "A task waits for you or your group: " + what + (day.isEmpty() ? "." : ", due " + day + ".");
      case REMINDER -> "Soon due: " + what + ", by the end of " + day + ".";
      case OVERDUE -> "Overdue since the end of " + day + ": " + what + ". Who may sign it has not changed.";
      case RETURNED -> "It is back with you, to be revised" + (day.isEmpty() ? "." : " by the end of " + day + ".");
      case DECIDED -> "It is decided.";
      case QUESTION -> "You are asked a question, and its asker's clock stands still until you answer.";
      case ANSWER -> "Your question is answered.";
      case COMMENT -> "Somebody commented on it.";
      case GATE -> "It announces another paper by the end of " + day + ".";
      case GATE_OVERDUE -> "It announced another paper by the end of " + day + ", of which nobody has taken down that it came.";
    };
  }

  private static String linkOf(News news, String baseUrl) {
    return baseUrl + switch (news.kind()) {
      case TASK, REMINDER, RETURNED -> news.task() == null ? "/" : TASK + news.task();
      case QUESTION -> "/desk";
      default -> "/";
    };
  }

  private static String clean(String text) {
    return BREAKING.matcher(text).replaceAll(" ").strip();
  }
}
