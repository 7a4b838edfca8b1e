package vrs.server.record;

import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Rows;

/// Finishes the row of a dose with its version.
final class DoseRows {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DoseRows() {}

  /// Of a dose that somebody registers or changes.
  ///
  /// @param entered the birth date that a site entered for a ticket that nobody holds
  static void put(Rows<DoseColumn> row, Dose dose, Source source, Optional<BirthDate> entered) {
    items(row, dose, entered, Optional.empty(), false);
    source(row, source);
  }

  private static void source(Rows<DoseColumn> row, Source source) {
    row.put(DoseColumn.ACTOR, source.actor())
        .put(DoseColumn.DEVICE, Optional.ofNullable(source.device()))
        .put(DoseColumn.ORIGIN, source.origin().name())
        .put(DoseColumn.ORIGIN_ID, Optional.ofNullable(source.originId()))
        .put(DoseColumn.WHY, source.why());
  }

  /// The last version of a dose that is withdrawn: what it said until then.
  static void putWithdrawn(Rows<DoseColumn> row, Dose last, Source source) {
    items(row, last, Optional.empty(), Optional.empty(), true);
    source(row, source);
  }

  /// Of a dose that a file tells; who has it stored is known when the plan is confirmed.
  ///
  /// @param told what the line says beside the dose: whence it came, and of whom, which is kept as
  ///   long as nobody holds the ticket
  static void put(Rows<DoseColumn> row, Dose dose, UUID batch, ImportLine<EarlierDose> told) {
    Optional<BirthDate> entered =
        dose.person().isPresent() ? Optional.empty() : told.content().born();
    items(row, dose, entered, told.content().whence(), false)
        .put(DoseColumn.ACTOR, Optional.empty())
        .put(DoseColumn.DEVICE, Optional.empty())
        .put(DoseColumn.ORIGIN, Source.Origin.IMPORT.name())
        .put(DoseColumn.ORIGIN_ID, batch)
        .put(DoseColumn.WHY, Source.ofLine(told.number()));
  }

  /// Of a dose that the rules see otherwise, because others of its person come with a file.
  static void putReassessed(Rows<DoseColumn> row, Dose dose, UUID batch) {
    items(row, dose, Optional.empty(), Optional.empty(), false)
        .put(DoseColumn.ACTOR, Optional.empty())
        .put(DoseColumn.DEVICE, Optional.empty())
        .put(DoseColumn.ORIGIN, Source.Origin.RULES.name())
        .put(DoseColumn.ORIGIN_ID, batch)
        .put(DoseColumn.WHY, "another dose came with the file");
  }

  private static Rows<DoseColumn> items(
      Rows<DoseColumn> row,
      Dose dose,
      Optional<BirthDate> entered,
      Optional<Whence> whence,
      boolean withdrawn) {
    String findings = Findings.json(dose.assessment());
    return row.put(DoseColumn.ID, dose.id())
        .put(DoseColumn.TICKET, dose.ticket().digits())
        .put(DoseColumn.PERSON, dose.person())
        .put(DoseColumn.PRODUCT, dose.product())
        .put(DoseColumn.NUMBER, dose.number())
        .put(DoseColumn.LOT, dose.lot())
        .put(DoseColumn.GIVEN, dose.given())
        .put(DoseColumn.GIVEN_IN, dose.givenIn().digits())
        .put(DoseColumn.SITE, dose.site())
        .put(DoseColumn.DOCTOR, dose.doctor())
        .put(DoseColumn.TAKEN_OVER_FROM, dose.takenOverFrom().map(AreaCode::digits))
        .put(DoseColumn.STATE, dose.state().name())
        .put(DoseColumn.RANK, dose.assessment().rank())
        .put(DoseColumn.FINDINGS, findings)
        .put(DoseColumn.CHECKED, dose.assessment().checked())
        .put(DoseColumn.ENTERED_BIRTH_DATE, entered.map(BirthDate::text))
        .put(DoseColumn.VERSION, dose.version())
        .put(DoseColumn.CONTENT, content(dose, findings, whence, withdrawn));
  }

  /// The items as they were, and what the rules said.
  private static String content(
      Dose dose, String findings, Optional<Whence> whence, boolean withdrawn) {
    ObjectNode content = JSON.createObjectNode();
    content.put("ticket", dose.ticket().digits());
    dose.person().ifPresent(person -> content.put("person", person.toString()));
    content.put("product", dose.product());
    content.put("number", dose.number());
    content.put("lot", dose.lot());
    content.put("given", dose.given().toString());
    content.put("givenIn", dose.givenIn().digits());
    content.put("site", dose.site());
    content.put("doctor", dose.doctor());
    dose.takenOverFrom().ifPresent(code -> content.put("takenOverFrom", code.digits()));
    content.put("state", dose.state().name());
    content.put("checked", dose.assessment().checked());
    whence.ifPresent(known -> content.put("whence", known.name()));
    content.set("findings", JSON.readTree(findings));
    if (withdrawn) {
      content.put("withdrawn", true);
    }
    return content.toString();
  }
}
