package vrs.server.audit;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vrs.server.platform.Actor;
import vrs.server.platform.Reason;

/// What is about to enter the audit log: who does what, to whose record, and what comes of it.
/// Holds no name and no number of a person.
///
/// @param actor account id of the person, or the name of a schedule or party
/// @param subject from [Pseudonyms]
/// @param outcome `done`, or the code of the refusal
/// @param details facts that are not personal; keys in ASCII
public record Deed(
    String actor,
    @Nullable String device,
    AuditAction action,
    @Nullable String purpose,
    @Nullable String subject,
    String outcome,
    Map<String, String> details) {

  /// The outcome of what was done.
  public static final String DONE = "done";

  /// The detail that names the actor's office.
  static final String OFFICE = "office";

  public Deed {
    details = Map.copyOf(details);
  }

  /// A deed of a signed-in person.
  public static Deed of(Actor actor, AuditAction action) {
    UUID device = actor.device();
    return new Deed(
        actor.account().toString(),
        device == null ? null : device.toString(),
        action,
        null,
        null,
        DONE,
        Map.of(OFFICE, actor.office().digits()));
  }

  /// A deed of nobody who signed in: a schedule (`worker`), an applicant (`citizen`).
  public static Deed by(String party, AuditAction action) {
    return new Deed(party, null, action, null, null, DONE, Map.of());
  }

  /// Whose record it concerns, as a pseudonym.
  public Deed about(String pseudonym) {
    return new Deed(actor, device, action, purpose, pseudonym, outcome, details);
  }

  /// Why it is done, where a purpose must be given.
  public Deed because(String reason) {
    return new Deed(actor, device, action, reason, subject, outcome, details);
  }

  /// It was turned away.
  public Deed refused(Reason reason) {
    return new Deed(actor, device, action, purpose, subject, reason.code(), details);
  }

  /// A further fact.
  public Deed with(String key, Object value) {
    var more = new TreeMap<>(details);
    more.put(key, value.toString());
    return new Deed(actor, device, action, purpose, subject, outcome, more);
  }
}
