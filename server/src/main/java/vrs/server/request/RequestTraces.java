package vrs.server.request;

import java.util.List;
import org.springframework.stereotype.Component;
import vrs.server.record.Trace;
import vrs.server.record.Traces;

/// What persons have demanded goes with them when it is done. What is not done yet goes on without
/// the person: whoever asked to be erased still gets an answer, and so the applicant stays, sealed,
/// until then.
@Component
final class RequestTraces implements Traces {
  private static final String DONE =
      "(select id from person_request where area = :area and person = :person and state = 'DONE')";

  @Override
  public List<Trace> all() {
    return List.of(
        Trace.deleted("person_notice", "person = :person", ""),
        Trace.deleted("request_step", "request in " + DONE, ""),
        Trace.deleted("person_request", "person = :person and state = 'DONE'", ""),
        Trace.blanked(
            "request_step",
            "person = null, dose = null, version = null",
            "person = :person or dose = any(:doses)",
            "dose = any(:doses)"),
        Trace.blanked("person_request", "person = null", "person = :person", ""));
  }
}
