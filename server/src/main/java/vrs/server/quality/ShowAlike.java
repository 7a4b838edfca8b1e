package vrs.server.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.issuance.HoldingCertificates;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.record.Dose;
import vrs.server.record.LookAtPerson;
import vrs.server.record.Person;
import vrs.server.record.PersonLooks;
import vrs.server.record.PersonMerges;
import vrs.server.record.SearchKey;

/// Shows two persons who may be one beside each other: what is the same, what differs, and what a
/// merging would bring.
@Component
final class ShowAlike {
  private final Areas areas;
  private final PersonLooks looks;
  private final PersonMerges merges;
  private final HoldingCertificates certificates;
  private final AtWork atWork;

  ShowAlike(
      Areas areas,
      PersonLooks looks,
      PersonMerges merges,
      HoldingCertificates certificates,
      AtWork atWork) {
    this.areas = areas;
    this.looks = looks;
    this.merges = merges;
    this.certificates = certificates;
    this.atWork = atWork;
  }

  /// What speaks for one person, or against it.
  public enum Sign {
    SAME_BIRTH_DATE(true),
    SAME_KANA(true),
    SAME_NAME(true),
    NAME_WRITTEN_OTHERWISE(true),
    OTHER_NAME(false),
    SAME_SEX(true),
    OTHER_SEX(false),
    ONE_HAS_NO_NUMBER(true),
    TWO_NUMBERS(false),
    NO_DOSE_TWICE(true),
    SAME_DOSES(true);

    private final boolean forOne;

    Sign(boolean forOne) {
      this.forOne = forOne;
    }

    public boolean isForOne() {
      return forOne;
    }
  }

  /// @param revoked certificates that the merging would revoke, if this one's record went over
  public record Side(LookAtPerson.Look look, boolean hasNumber, List<String> revoked) {
    public Side {
      revoked = List.copyOf(revoked);
    }
  }

  public record Two(Side one, Side other, List<Sign> signs) {
    public Two {
      signs = List.copyOf(signs);
    }

    /// How likely they are one: the signs for it.
    public long strength() {
      return signs.stream().filter(Sign::isForOne).count()
          - signs.stream().filter(sign -> !sign.isForOne()).count();
    }

    public boolean withheld() {
      return one.look().person().withheld() || other.look().person().withheld();
    }
  }

  /// @param reason needed for protected persons, if none was given lately
  /// @throws Refusal D151, D152
  Two show(Actor actor, UUID one, UUID other, String reason) {
    LookAtPerson.Look first = looks.look(actor, one, reason);
    LookAtPerson.Look second = looks.look(actor, other, reason);
    atWork.looks(actor, one);
    return areas.read(
        actor.office(),
        area -> {
          var left =
              new Side(first, merges.hasNumber(area, one), certificates.stating(area, ids(first)));
          var right =
              new Side(
                  second, merges.hasNumber(area, other), certificates.stating(area, ids(second)));
          return new Two(left, right, signs(left, right));
        });
  }

  private static List<UUID> ids(LookAtPerson.Look look) {
    return look.doses().stream().map(Dose::id).toList();
  }

  private static List<Sign> signs(Side one, Side other) {
    Person left = one.look.person();
    Person right = other.look.person();
    var signs = new ArrayList<Sign>();
    if (left.birthDate().equals(right.birthDate())) {
      signs.add(Sign.SAME_BIRTH_DATE);
    }
    if (left.kana().equals(right.kana())) {
      signs.add(Sign.SAME_KANA);
    }
    signs.add(ofNames(left.name(), right.name()));
    signs.add(left.sex() == right.sex() ? Sign.SAME_SEX : Sign.OTHER_SEX);
    signs.add(one.hasNumber && other.hasNumber ? Sign.TWO_NUMBERS : Sign.ONE_HAS_NO_NUMBER);
    boolean twice =
        one.look.doses().stream()
            .anyMatch(dose ->
                other.look.doses().stream().anyMatch(each -> each.number() == dose.number()));
    signs.add(twice ? Sign.SAME_DOSES : Sign.NO_DOSE_TWICE);
    return signs;
  }

  private static Sign ofNames(String left, String right) {
    if (left.equals(right)) {
      return Sign.SAME_NAME;
    }
    boolean alike = SearchKey.of(left).equals(SearchKey.of(right));
    return alike ? Sign.NAME_WRITTEN_OTHERWISE : Sign.OTHER_NAME;
  }
}
