package vrs.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCipher;
import vrs.server.platform.SealedBytes;
import vrs.server.platform.SealedPlace;

/// The table of addresses, sealed: a row for each version of a person that has one. Only where the
/// municipality has chosen to keep them ([AddressChoices]).
@Component
public final class PersonAddresses {

  /// Puts the addresses that lie beside lines. The choice is asked again, since it may have been
  /// taken back while the plan waited.
  static final String ADD =
      """
      insert into person_address (area, person, version, sealed)
      select :area, id, version, address_sealed
        from line
       where address_sealed is not null and (%s)
      """
          .formatted(AddressChoices.KEPT);

  void add(Area area, AreaCipher cipher, UUID person, int version, String address) {
    area.sql(
            """
            insert into person_address (area, person, version, sealed)
            values (:area, :person, :version, :sealed)
            """)
        .param("person", person)
        .param("version", version)
        .param("sealed", sealed(cipher, person, address))
        .update();
  }

  /// The address of a version.
  Optional<String> of(Area area, AreaCipher cipher, UUID person, int version) {
    return area.sql(
            """
            select sealed from person_address
             where area = :area and person = :person and version = :version
            """)
        .param("person", person)
        .param("version", version)
        .query(byte[].class)
        .optional()
        .flatMap(sealed -> opened(cipher, person, sealed));
  }

  /// @return how many versions had one
  int deleteAll(Area area) {
    return area.sql("delete from person_address where area = :area").update();
  }

  static byte[] sealed(AreaCipher cipher, UUID person, String address) {
    return cipher.seal(address.getBytes(UTF_8), place(person)).bytes();
  }

  static Optional<String> opened(AreaCipher cipher, UUID person, byte @Nullable [] sealed) {
    return Optional.ofNullable(sealed)
        .map(bytes -> new String(cipher.open(SealedBytes.of(bytes), place(person)), UTF_8));
  }

  /// Where an address of a person is sealed.
  public static SealedPlace place(UUID person) {
    return new SealedPlace(person, "person.address");
  }
}
