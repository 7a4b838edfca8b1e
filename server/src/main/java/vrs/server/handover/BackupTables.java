package vrs.server.handover;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import vrs.card.IndividualNumber;
import vrs.server.platform.SealedPlace;
import vrs.server.record.PersonAddresses;
import vrs.server.record.PersonNumbers;

/// Every table of an area: those of a backup, in the order in which they are put back, and those
/// that stay out, with the reason. A new table is in neither until somebody decides, and until then
/// the build fails.
final class BackupTables {

  static final List<BackupTable> IN =
      List.of(
          // Versions name accounts, site people and devices. Nobody signs in with what is here.
          BackupTable.of("account", "id")
              .withheld("password", "second_factor", "code_step", "setup_hash", "setup_until"),
          BackupTable.of("agreement", "terms", "version", "at"),
          BackupTable.of("site", "id"),
          BackupTable.of("site_person", "id").withheldBut("pin", "!"),
          BackupTable.of("device", "id").plainBytes("public_key"),
          BackupTable.of("import_batch", "id").where("confirmed is not null").plainBytes("digest"),
          BackupTable.of("person", "id")
              .sealedText("number_sealed", row -> PersonNumbers.place(id(row, "id")))
              .lookup(
                  "number_lookup",
                  "number_sealed",
                  (cipher, digits) ->
                      PersonNumbers.lookup(cipher, IndividualNumber.parse(digits).orElseThrow())),
          BackupTable.of("person_version", "person", "version")
              .sealedInside("content", "number", row -> PersonNumbers.place(id(row, "person"))),
          BackupTable.of("person_name", "person", "kind"),
          BackupTable.of("person_address", "person", "version")
              .sealedText("sealed", row -> PersonAddresses.place(id(row, "person"))),
          BackupTable.of("address_choice", "at"),
          BackupTable.of("ticket", "number"),
          BackupTable.of("dose", "id"),
          BackupTable.of("dose_version", "dose", "version"),
          BackupTable.of("reading", "id").sealedBytes("strip_sealed", at("reading.strip")),
          BackupTable.of("plan", "id").sealedText("content", at("plan.content")),
          BackupTable.of("issue", "id").sealedText("passport_sealed", at("issue.passport")),
          BackupTable.of("issue_dose", "issue", "dose"),
          BackupTable.of("dose_conflict", "id"),
          BackupTable.of("quality_mark", "id"),
          BackupTable.of("quality_bulk", "id"),
          BackupTable.of("quality_bulk_dose", "bulk", "dose"),
          BackupTable.of("person_merge", "id")
              .sealedText("number_sealed", row -> PersonNumbers.place(id(row, "other_person")))
              .lookup(
                  "number_lookup",
                  "number_sealed",
                  (cipher, digits) ->
                      PersonNumbers.lookup(cipher, IndividualNumber.parse(digits).orElseThrow())),
          BackupTable.of("person_distinct", "id"),
          BackupTable.of("person_request", "id")
              .sealedText("applicant_sealed", at("person_request.applicant")),
          BackupTable.of("request_step", "request", "sequence")
              .sealedText(
                  "text_sealed",
                  row ->
                      new SealedPlace(
                          id(row, "request"), "request_step.text." + row.path("sequence").asInt())),
          BackupTable.of("person_notice", "id"),
          BackupTable.of("retention_decision", "id"),
          BackupTable.of("demand", "id"),
          BackupTable.of("demand_message", "demand", "sequence"));

  static final Map<String, String> OUT =
      Map.ofEntries(
          Map.entry("area_key", "the area gets new keys; a backup is opened by the municipality's"),
          Map.entry("audit_entry", "the log stays with the log: its chain is proved, not put back"),
          Map.entry("audit_seal", "as audit_entry"),
          Map.entry("audit_unsealed", "as audit_entry"),
          Map.entry("session", "nobody is signed in in an area that was put back"),
          Map.entry("enrolment_code", "one-time, for half an hour"),
          Map.entry("shift", "keys of ten hours; who acted stands in every version"),
          Map.entry("shift_nonce", "good for five minutes"),
          Map.entry("spent_nonce", "good for minutes"),
          Map.entry(
              "import_chunk", "files that wait seven days; what was taken is in the register"),
          Map.entry("recheck", "the rules run again over what was put back"),
          Map.entry("erasure", "what was erased; a backup from before must not ask for it again"),
          Map.entry("retention_due", "counted again each night"),
          Map.entry("area_erasure", "of the area that was, kept where it was erased"),
          Map.entry("area_erasure_step", "as area_erasure"),
          Map.entry("operator_copy", "the operator's own list of copies"),
          Map.entry("handover", "what had left the old area; the log tells"),
          Map.entry("handover_download", "as handover"),
          Map.entry("handover_piece", "as handover"),
          Map.entry("backup_setting", "key and place are set anew, by a person"),
          Map.entry("backup_run", "as handover"));

  private BackupTables() {}

  /// Of a value that is bound to the row's id.
  private static Function<JsonNode, SealedPlace> at(String column) {
    return row -> new SealedPlace(id(row, "id"), column);
  }

  private static UUID id(JsonNode row, String column) {
    return UUID.fromString(row.path(column).asString(""));
  }
}
