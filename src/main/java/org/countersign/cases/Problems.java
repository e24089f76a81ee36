package org.countersign.cases;

import java.util.List;
import org.countersign.casefile.Fault;
import org.countersign.casefile.MalformedCaseFile;
import org.countersign.casefile.UnknownCase;
import org.countersign.scheme.NoEditionInForce;
import org.countersign.signing.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error of the API as RFC 9457 problem details, in words for the person who asked. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  @ExceptionHandler
  ProblemDetail malformed(MalformedCaseFile malformed) {
    List<Fault> faults = malformed.faults();
    ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, malformed.title(),
        faults.size() == 1 ? "One fault was found." : faults.size() + " faults were found.");
    problem.setProperty("errors", faults);
    return problem;
  }

  @ExceptionHandler
  ProblemDetail unknown(UnknownCase unknown) {
    return problem(HttpStatus.NOT_FOUND, "No such case", unknown.getMessage());
  }

  @ExceptionHandler
  ProblemDetail notPermitted(NotPermitted notPermitted) {
    return problem(HttpStatus.FORBIDDEN, "Not permitted", notPermitted.getMessage());
  }

  @ExceptionHandler
  ProblemDetail refused(Refusal refusal) {
    return switch (refusal.kind()) {
      case NOT_ALLOWED -> problem(HttpStatus.FORBIDDEN, "Not permitted", refusal.getMessage());
      case INCOMPLETE -> problem(HttpStatus.BAD_REQUEST, "Something is missing", refusal.getMessage());
      case TOO_LATE -> problem(HttpStatus.CONFLICT, "Too late", refusal.getMessage());
      case RECORD_BROKEN -> problem(HttpStatus.CONFLICT, "The record does not verify", refusal.getMessage());
    };
  }

  @ExceptionHandler
  ProblemDetail noEdition(NoEditionInForce noEdition) {
    return problem(HttpStatus.BAD_REQUEST, "No edition in force", noEdition.getMessage());
  }

  @ExceptionHandler
  ProblemDetail mistyped(MethodArgumentTypeMismatchException mistyped) {
    return problem(HttpStatus.BAD_REQUEST, "A parameter cannot be read",
        "\"" + mistyped.getValue() + "\" is not a value for " + mistyped.getName() + ".");
  }

  private static ProblemDetail problem(HttpStatus status, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    return problem;
  }
}
