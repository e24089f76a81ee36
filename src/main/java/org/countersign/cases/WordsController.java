package org.countersign.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.countersign.cases.Comments.Comment;
import org.countersign.cases.Questions.Question;
import org.countersign.people.Directory;
import org.countersign.people.WhoIsAsking;
import org.countersign.signing.SignOff;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/cases/{reference}/comments} and {@code …/questions}: what is said on a case and is no signature. */
@RestController
@RequestMapping("/api/cases/{reference}")
class WordsController {

  private final Comments comments;
  private final Questions questions;
  private final Directory directory;
  private final WhoIsAsking asking;

  WordsController(Comments comments, Questions questions, Directory directory, WhoIsAsking asking) {
    this.comments = comments;
    this.questions = questions;
    this.directory = directory;
    this.asking = asking;
  }

  /** @param partTwo whether it belongs to Part 2; null where its writer does not say */
  record Wish(String text, Boolean partTwo) {}

  record CommentView(int number, CaseView.Who author, Instant at, int revision, boolean partTwo, String text) {}

  /** @param answeredBy null while it is open, as are the fields after it */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record QuestionView(
      int number, CaseView.Who asker, SignOff signOff, Instant askedAt, int revision, boolean partTwo, String text,
      CaseView.Who answeredBy, Instant answeredAt, String answer, LocalDate dueBefore, LocalDate dueAfter) {}

  @GetMapping("/comments")
  List<CommentView> comments(@PathVariable String reference) {
    return comments.on(reference, asking.person()).stream().map(this::viewOf).toList();
  }

  @PostMapping(path = "/comments", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<CommentView> comment(@PathVariable String reference, @RequestBody(required = false) byte[] body) {
    Wish wish = StrictBody.read(body, Wish.class, "This is not a comment");
    Comment written = comments.add(asking.person(), reference, wish.text(), wish.partTwo());
    return ResponseEntity.created(URI.create("/api/cases/" + reference + "/comments")).body(viewOf(written));
  }

  @GetMapping("/questions")
  List<QuestionView> questions(@PathVariable String reference) {
    return questions.on(reference, asking.person()).stream().map(this::viewOf).toList();
  }

  @PostMapping(path = "/questions", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<QuestionView> ask(@PathVariable String reference, @RequestBody(required = false) byte[] body) {
    Wish wish = StrictBody.read(body, Wish.class, "This is not a question");
    Question asked = questions.ask(asking.person(), reference, wish.text(), wish.partTwo());
    return ResponseEntity.created(URI.create("/api/cases/" + reference + "/questions")).body(viewOf(asked));
  }

  record Answer(String text) {}

  @PostMapping(path = "/questions/{number}/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
  QuestionView answer(@PathVariable String reference, @PathVariable int number, @RequestBody(required = false) byte[] body) {
    Answer answer = StrictBody.read(body, Answer.class, "This is not an answer");
    return viewOf(questions.answer(asking.person(), reference, number, answer.text()));
  }

  private CommentView viewOf(Comment c) {
    return new CommentView(c.number(), who(c.author()), c.at(), c.revision(), c.partTwo(), c.text());
  }

  private QuestionView viewOf(Question q) {
    return new QuestionView(q.number(), who(q.asker()), q.signOff(), q.askedAt(), q.revision(), q.partTwo(), q.text(),
        q.isOpen() ? null : who(q.answeredBy()), q.answeredAt(), q.answer(), q.dueBefore(), q.dueAfter());
  }

  private CaseView.Who who(String id) {
    return new CaseView.Who(id, directory.nameOf(id));
  }
}
