package vrs.server.record;

import java.util.List;
import org.springframework.stereotype.Component;

/// What the register itself keeps of persons and doses.
@Component
final class RecordTraces implements Traces {
  private static final String THE_DOSES = "dose = any(:doses)";

  /// Earlier versions of somebody else's dose that stood on a ticket of this person: it was moved.
  private static final String MOVED_AWAY =
      """
      exists (select from dose_version later
               where later.area = :area and later.dose = dose_version.dose and later.version > 1)
      and (content ->> 'person' = cast(:person as text) or content ->> 'ticket' = any(:tickets))
      """;

  /// Their versions are this person's.
  private static final String MERGED = "person in (" + PersonMerges.GONE + ")";

  private static final String OF_BOTH = "person = :person or other_person = :person";

  @Override
  public List<Trace> all() {
    return List.of(
        Trace.deleted("dose_version", THE_DOSES + " or " + MOVED_AWAY, THE_DOSES),
        Trace.deleted(
            "dose_conflict", "person = :person or ticket = any(:tickets)", "id = any(:doses)"),
        Trace.deleted("dose", "id = any(:doses)", "id = any(:doses)"),
        Trace.deleted("ticket", "person = :person", ""),
        Trace.deleted("person_version", "person = :person or " + MERGED, ""),
        Trace.deleted("person_name", "person = :person", ""),
        Trace.deleted("person_address", "person = :person or " + MERGED, ""),
        Trace.deleted("person_merge", OF_BOTH + " or " + MERGED, ""),
        Trace.deleted("person_distinct", OF_BOTH, ""),
        Trace.deleted("person", "id = :person", ""),
        Trace.blanked("erasure", "person = null, reason = null", "person = :person", ""),
        Trace.deleted("import_chunk", "batch = any(:uploads)", ""),
        Trace.deleted("import_batch", "id = any(:uploads) and confirmed is null", ""));
  }
}
