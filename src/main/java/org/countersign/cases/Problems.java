package org.countersign.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.countersign.casefile.Fault;
import org.countersign.casefile.Faulty;
import org.countersign.casefile.UnfitDocument;
import org.countersign.casefile.UnknownCase;
import org.countersign.people.SecurityLog;
import org.countersign.scheme.NoEditionInForce;
import org.countersign.signing.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error of the API as RFC 9457 problem details, in words for the person who asked. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private final SecurityLog securityLog;

  Problems(SecurityLog securityLog) {
    this.securityLog = securityLog;
  }

  @ExceptionHandler
  ProblemDetail faulty(Faulty faulty) {
    List<Fault> faults = faulty.faults();
    ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, faulty.title(),
        faults.size() == 1 ? "One fault was found." : faults.size() + " faults were found.");
    problem.setProperty("errors", faults);
    return problem;
  }

  @ExceptionHandler
  ProblemDetail tooLarge(UnfitDocument.TooLarge tooLarge) {
    ProblemDetail problem = problem(HttpStatus.PAYLOAD_TOO_LARGE, tooLarge.title(), tooLarge.faults().get(0).detail());
    problem.setProperty("errors", tooLarge.faults());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail unfit(UnfitDocument unfit) {
    ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, unfit.title(), unfit.faults().get(0).detail());
    problem.setProperty("errors", unfit.faults());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail unknown(UnknownCase unknown) {
    return problem(HttpStatus.NOT_FOUND, "No such case", unknown.getMessage());
  }

  @ExceptionHandler
  ProblemDetail notPermitted(NotPermitted notPermitted, HttpServletRequest request) {
    log(request, notPermitted);
    return problem(HttpStatus.FORBIDDEN, "Not permitted", notPermitted.getMessage());
  }

  @ExceptionHandler
  ProblemDetail refused(Refusal refusal, HttpServletRequest request) {
    if (refusal.kind() == Refusal.Kind.NOT_ALLOWED) {
      log(request, refusal);
    }
    return switch (refusal.kind()) {
      case NOT_ALLOWED -> problem(HttpStatus.FORBIDDEN, "Not permitted", refusal.getMessage());
      case INCOMPLETE -> problem(HttpStatus.BAD_REQUEST, "Something is missing", refusal.getMessage());
      case UNKNOWN -> problem(HttpStatus.NOT_FOUND, "Not found", refusal.getMessage());
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

  /** A form that is too large is not read to its end: nothing of it was stored. */
  @Override
  protected ResponseEntity<Object> handleMaxUploadSizeExceededException(MaxUploadSizeExceededException tooLarge, HttpHeaders headers,
      HttpStatusCode status, WebRequest request) {
    ProblemDetail problem =
        problem(HttpStatus.PAYLOAD_TOO_LARGE, "This document cannot be taken", "It is larger than one document may be.");
    return handleExceptionInternal(tooLarge, problem, headers, HttpStatus.PAYLOAD_TOO_LARGE, request);
  }

  private void log(HttpServletRequest request, RuntimeException why) {
    Object inAddress = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    Object reference = inAddress instanceof Map<?, ?> named ? named.get("reference") : null;
    securityLog.refused(request.getRemoteUser(), request.getMethod() + " " + request.getRequestURI(),
        reference == null ? null : reference.toString(), why.getMessage());
  }

  private static ProblemDetail problem(HttpStatus status, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    return problem;
  }
}
