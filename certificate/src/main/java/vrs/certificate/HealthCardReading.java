package vrs.certificate;

import static vrs.certificate.Json.asObject;
import static vrs.certificate.Json.asText;
import static vrs.certificate.Reason.CONTENT_UNKNOWN;
import static vrs.certificate.Reason.MALFORMED;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import vrs.certificate.VerifiedContent.Format;
import vrs.certificate.VerifiedContent.VerifiedDose;

/// The claims of a SMART Health Card, read by allow-list: what we have no place to show makes the
/// card one about which we cannot tell, so that a signed "not done" or "entered in error" is never
/// shown as a dose.
record HealthCardReading(
    String issuer,
    Instant notBefore,
    Optional<Instant> expires,
    Optional<String> revocationId,
    Json.Obj bundle) {

  private static final Set<String> CLAIMS = Set.of("iss", "nbf", "exp", "vc");
  private static final Set<String> CREDENTIAL = Set.of("type", "rid", "credentialSubject");
  private static final Set<String> SUBJECT = Set.of("fhirVersion", "fhirBundle");
  private static final Set<String> BUNDLE = Set.of("resourceType", "type", "entry");
  private static final Set<String> ENTRY = Set.of("fullUrl", "resource");
  private static final Set<String> PATIENT = Set.of("resourceType", "name", "birthDate");
  private static final Set<String> NAME = Set.of("use", "family", "given", "text");
  private static final Set<String> IMMUNIZATION =
      Set.of(
          "resourceType",
          "meta",
          "status",
          "vaccineCode",
          "patient",
          "occurrenceDateTime",
          "lotNumber",
          "performer");
  private static final Set<String> CODING = Set.of("system", "code");

  /// Who the claims say issued them, where there is no key to verify that and nothing else counts.
  static String claimedIssuer(byte[] payload) throws Rejection {
    return asObject(JsonReader.read(payload)).text("iss");
  }

  static HealthCardReading of(byte[] payload) throws Rejection {
    Json.Obj claims = asObject(JsonReader.read(payload)).only(CLAIMS, CONTENT_UNKNOWN);
    Json.Obj credential = claims.object("vc").only(CREDENTIAL, CONTENT_UNKNOWN);
    boolean healthCard = false;
    for (Json type : credential.array("type")) {
      healthCard |= asText(type).equals("https://smarthealth.cards#health-card");
    }
    Json.Obj subject = credential.object("credentialSubject").only(SUBJECT, CONTENT_UNKNOWN);
    if (!healthCard || !subject.text("fhirVersion").startsWith("4.0.")) {
      throw new Rejection(CONTENT_UNKNOWN);
    }
    return new HealthCardReading(
        claims.text("iss"),
        instant(claims.number("nbf")),
        claims.has("exp") ? Optional.of(instant(claims.number("exp"))) : Optional.empty(),
        credential.optionalText("rid"),
        subject.object("fhirBundle"));
  }

  /// What the card says, or the reason why it cannot be shown.
  VerifiedContent content(String key) throws Rejection {
    bundle.only(BUNDLE, CONTENT_UNKNOWN);
    List<String> names = new ArrayList<>();
    BirthDate birthDate = null;
    List<VerifiedDose> doses = new ArrayList<>();
    for (Json each : bundle.array("entry")) {
      Json.Obj resource = asObject(each).only(ENTRY, CONTENT_UNKNOWN).object("resource");
      switch (resource.text("resourceType")) {
        case "Patient" -> {
          if (birthDate != null) {
            throw new Rejection(CONTENT_UNKNOWN);
          }
          resource.only(PATIENT, CONTENT_UNKNOWN);
          for (Json name : resource.array("name")) {
            names.add(name(asObject(name).only(NAME, CONTENT_UNKNOWN)));
          }
          birthDate = birthDate(resource.text("birthDate"));
        }
        case "Immunization" -> doses.add(dose(resource.only(IMMUNIZATION, CONTENT_UNKNOWN)));
        default -> throw new Rejection(CONTENT_UNKNOWN);
      }
    }
    if (birthDate == null || names.isEmpty() || doses.isEmpty()) {
      throw new Rejection(CONTENT_UNKNOWN);
    }
    return new VerifiedContent(
        Format.SMART_HEALTH_CARD,
        issuer,
        key,
        names,
        birthDate,
        Optional.empty(),
        Optional.empty(),
        doses,
        Optional.of(notBefore));
  }

  static BirthDate birthDate(String iso) throws Rejection {
    try {
      return new BirthDate(iso);
    } catch (IllegalArgumentException e) {
      throw new Rejection(MALFORMED);
    }
  }

  static String day(String iso) throws Rejection {
    try {
      return LocalDate.parse(iso).toString();
    } catch (DateTimeParseException e) {
      throw new Rejection(MALFORMED);
    }
  }

  private static String name(Json.Obj name) throws Rejection {
    if (name.has("text")) {
      if (name.has("family") || name.has("given")) {
        throw new Rejection(CONTENT_UNKNOWN); // two names that could differ
      }
      return name.text("text");
    }
    List<String> given = new ArrayList<>();
    for (Json each : name.array("given")) {
      given.add(asText(each));
    }
    return joined(name.text("family"), given);
  }

  /// A name of parts as people read it: Roman letters with a space between, others with the
  /// ideographic one.
  static String joined(String family, List<String> given) {
    String space = family.chars().allMatch(c -> c < 0x300) ? " " : "\u3000";
    return family + space + String.join(space, given);
  }

  private static VerifiedDose dose(Json.Obj immunization) throws Rejection {
    if (!immunization.text("status").equals("completed")) {
      throw new Rejection(CONTENT_UNKNOWN);
    }
    if (immunization.has("meta")) {
      immunization.object("meta").only(Set.of("security"), CONTENT_UNKNOWN);
    }
    Json.Obj coding = null;
    Json.Obj code = immunization.object("vaccineCode").only(Set.of("coding"), CONTENT_UNKNOWN);
    for (Json each : code.array("coding")) {
      Json.Obj candidate = asObject(each).only(CODING, CONTENT_UNKNOWN);
      boolean cvx = candidate.text("system").equals("http://hl7.org/fhir/sid/cvx");
      if (coding == null || cvx) {
        coding = candidate;
      }
    }
    if (coding == null) {
      throw new Rejection(CONTENT_UNKNOWN);
    }
    String system = coding.text("system");
    return new VerifiedDose(
        system.equals("http://hl7.org/fhir/sid/cvx") ? "CVX" : system,
        coding.text("code"),
        Optional.empty(),
        OptionalInt.empty(),
        day(immunization.text("occurrenceDateTime")),
        immunization.optionalText("lotNumber"),
        Optional.empty(),
        performer(immunization));
  }

  private static Optional<String> performer(Json.Obj immunization) throws Rejection {
    if (!immunization.has("performer")) {
      return Optional.empty();
    }
    List<Json> performers = immunization.array("performer");
    if (performers.size() != 1) {
      throw new Rejection(CONTENT_UNKNOWN);
    }
    Json.Obj performer = asObject(performers.getFirst()).only(Set.of("actor"), CONTENT_UNKNOWN);
    return Optional.of(
        performer.object("actor").only(Set.of("display"), CONTENT_UNKNOWN).text("display"));
  }

  /// A NumericDate (RFC 7519): seconds, perhaps with a fraction, which Japan's first cards had.
  private static Instant instant(Json.Num seconds) throws Rejection {
    if (seconds.written().toLowerCase(java.util.Locale.ROOT).contains("e")) {
      throw new Rejection(MALFORMED); // 1e-999999999 would take for ever to round
    }
    var value = new BigDecimal(seconds.written());
    if (value.signum() < 0 || value.compareTo(new BigDecimal("253402300799")) > 0) {
      throw new Rejection(MALFORMED);
    }
    BigDecimal whole = value.setScale(0, RoundingMode.FLOOR);
    return Instant.ofEpochSecond(
        whole.longValueExact(),
        value.subtract(whole).movePointRight(9).setScale(0, RoundingMode.FLOOR).longValueExact());
  }

  @Override
  public String toString() {
    return "HealthCardReading[hidden]";
  }
}
