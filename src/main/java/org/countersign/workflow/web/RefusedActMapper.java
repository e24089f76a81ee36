package org.countersign.workflow.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.countersign.workflow.seam.RefusedAct;

/** A refusal over Camunda's REST API: in the form of its own errors, and as problem details. */
public class RefusedActMapper implements ExceptionMapper<RefusedAct> {

  @Override
  public Response toResponse(RefusedAct refused) {
    int status = switch (refused.kind()) {
      case NOT_ALLOWED -> 403;
      case INCOMPLETE -> 400;
      case UNKNOWN -> 404;
      case TOO_LATE, RECORD_BROKEN -> 409;
    };
    return Response.status(status).type("application/problem+json").entity(inWords(status, refused.getMessage())).build();
  }

  static Map<String, Object> inWords(int status, String message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "Refusal");
    body.put("message", message);
    body.put("title", "Refused");
    body.put("status", status);
    body.put("detail", message);
    return body;
  }
}
