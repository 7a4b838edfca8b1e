package vrs.server.issuance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vrs.card.CardEvidence;
import vrs.card.CardRefusal;
import vrs.card.app.AppStatement;
import vrs.certificate.VdsNc;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.municipality.Agreements;
import vrs.server.municipality.Masters;
import vrs.server.municipality.Municipality;
import vrs.server.municipality.Terms;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Audience;
import vrs.server.platform.Nation;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Refusal;
import vrs.server.platform.Zone;

/// The citizen's application (電子交付の申請).
@Profile("internet")
@RestController
class ApplicationDoor {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private final Masters masters;
  private final Nation nation;
  private final Agreements agreements;
  private final Nonces nonces;
  private final VerifyApplicant verifyApplicant;
  private final IssueCertificate issueCertificate;
  private final PrintCertificate printCertificate;
  private final Audit audit;
  private final Clock clock;

  ApplicationDoor(
      Masters masters,
      Nation nation,
      Agreements agreements,
      Nonces nonces,
      VerifyApplicant verifyApplicant,
      IssueCertificate issueCertificate,
      PrintCertificate printCertificate,
      Audit audit,
      Clock clock) {
    this.masters = masters;
    this.nation = nation;
    this.agreements = agreements;
    this.nonces = nonces;
    this.verifyApplicant = verifyApplicant;
    this.issueCertificate = issueCertificate;
    this.printCertificate = printCertificate;
    this.audit = audit;
    this.clock = clock;
  }

  /// A municipality in the list to choose from.
  ///
  /// @param accepts whether it has started issuing by app (B3)
  record MunicipalityChoice(String code, String name, String prefecture, boolean accepts) {}

  @GetMapping("/api/v1/municipalities")
  @OpenTo(zone = Zone.INTERNET, audience = Audience.ANYONE)
  List<MunicipalityChoice> municipalities() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), JAPAN);
    Set<AreaCode> started =
        nation.read(db -> agreements.participating(db, Terms.ELECTRONIC_ISSUANCE));
    return masters.current().municipalities().stream()
        .filter(each -> each.validity().holdsOn(today))
        .map(each ->
            new MunicipalityChoice(
                each.code(), each.name(), each.prefecture().name(), started.contains(each.area())))
        .toList();
  }

  /// @param municipality official code
  record NonceRequest(String municipality) {}

  record NonceAnswer(String id, String nonce, Instant expires) {}

  /// B3 is answered here, before anything is read from a card.
  @PostMapping("/api/v1/nonces")
  @OpenTo(zone = Zone.INTERNET, audience = Audience.ANYONE)
  NonceAnswer nonce(@RequestBody NonceRequest request) {
    Municipality municipality = municipality(request.municipality());
    nation.read(db -> Areas.refuseIfClosed(db, municipality.area()));
    if (!nation
        .read(db -> agreements.participating(db, Terms.ELECTRONIC_ISSUANCE))
        .contains(municipality.area())) {
      throw new Refusal(
          IssuanceReason.NOT_STARTED_HERE, Map.of("municipality", municipality.name()));
    }
    Nonces.Nonce nonce = nonces.give(municipality.area(), clock.instant());
    return new NonceAnswer(nonce.ticket(), nonce.value().base64Url(), nonce.expires());
  }

  /// @param id chosen by the applicant's side
  /// @param municipality official code of the chosen one; no other is asked
  /// @param nonceId as it was given
  /// @param evidence the card's raw files and signature
  /// @param app the app's statement over all of it, with the passport's fields for overseas
  /// @param print whether a PDF is wanted too
  record ApplicationRequest(
      UUID id,
      String municipality,
      Kind kind,
      String nonceId,
      Map<String, String> evidence,
      Map<String, String> app,
      Declaration declaration,
      boolean print) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  /// @param cardValid the card has neither expired nor been revoked (F12)
  record Declaration(boolean cardValid) {}

  /// One certificate as it was issued.
  ///
  /// @param municipality who issued it, by name
  /// @param shc compact JWS
  /// @param shcNumeric the text of its code
  /// @param vdsNc overseas only: the JSON that is also the text of its code
  /// @param pdf base64; only when a print was asked for
  record CertificateAnswer(
      Kind kind,
      String certificateId,
      Instant issued,
      String municipality,
      String shc,
      String shcNumeric,
      @Nullable String vdsNc,
      @Nullable String pdf) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  record ApplicationAnswer(List<CertificateAnswer> certificates) {}

  @PostMapping("/api/v1/applications")
  @OpenTo(zone = Zone.INTERNET, audience = Audience.ANYONE)
  ApplicationAnswer apply(@RequestBody ApplicationRequest request) {
    Municipality municipality = municipality(request.municipality());
    if (!request.declaration().cardValid()) {
      throw new Refusal(IssuanceReason.CARD_VALIDITY_NOT_DECLARED);
    }
    Nonces.Given nonce =
        nonces
            .given(municipality.area(), request.nonceId(), clock.instant())
            .orElseThrow(() -> new Refusal(IssuanceReason.NONCE_SPENT));
    Applicant applicant = applicant(request, municipality, nonce);
    return new ApplicationAnswer(
        issueCertificate
            .issue(
                municipality.area(),
                new IssueCertificate.Request(request.id(), request.kind(), applicant, nonce))
            .stream()
            .map(issued -> answer(issued, municipality, request.print()))
            .toList());
  }

  /// Who applies; that somebody was turned away stays in the log.
  private Applicant applicant(
      ApplicationRequest request, Municipality municipality, Nonces.Given nonce) {
    try {
      return verifyApplicant.verify(
          municipality.area(),
          request.kind(),
          words(request),
          nonce,
          evidence(request),
          app(request));
    } catch (Refusal refusal) {
      audit.look(
          municipality.area(), Deed.by("citizen", IssuanceAction.APPLY).refused(refusal.reason()));
      throw refusal;
    }
  }

  /// What the app signs as the thing applied for.
  private static String words(ApplicationRequest request) {
    return request.id() + "|" + request.municipality() + "|" + request.kind();
  }

  private CertificateAnswer answer(
      IssueCertificate.Issued issued, Municipality municipality, boolean print) {
    var plan = issued.prepared().checked().plan();
    return new CertificateAnswer(
        issued.kind(),
        plan.content().id().text(),
        plan.issued(),
        municipality.name(),
        issued.codes().healthCard().jws(),
        issued.codes().healthCard().numeric(),
        issued.codes().vdsNc().map(VdsNc::json).orElse(null),
        print
            ? Base64.getEncoder().encodeToString(printCertificate.print(issued, municipality).pdf())
            : null);
  }

  private Municipality municipality(String code) {
    return masters
        .current()
        .municipality(code, LocalDate.ofInstant(clock.instant(), JAPAN))
        .orElseThrow(() -> new Refusal(IssuanceReason.NO_SUCH_MUNICIPALITY));
  }

  private static CardEvidence evidence(ApplicationRequest request) {
    try {
      return CardEvidence.ofFields(request.evidence());
    } catch (CardRefusal refusal) {
      throw new Refusal(IssuanceReason.CARD_NOT_VERIFIED, Map.of("card", refusal.reason().code()));
    }
  }

  private static AppStatement app(ApplicationRequest request) {
    try {
      return AppStatement.ofFields(request.app());
    } catch (CardRefusal refusal) {
      throw new Refusal(IssuanceReason.APP_NOT_GENUINE, Map.of("app", refusal.reason().code()));
    }
  }
}
