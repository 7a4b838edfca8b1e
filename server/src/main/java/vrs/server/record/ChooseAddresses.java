package vrs.server.record;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.record.AddressChoices.Choice;
import vrs.server.staff.AccountNames;

/// A municipality chooses whether it keeps addresses here (住所の登録). Who no longer keeps them loses
/// all that were kept, of earlier versions too, in the same transaction.
@Component
public final class ChooseAddresses {
  /// No import and no counter stores an address meanwhile.
  private static final Set<String> ALONE = Set.of("address", "import");

  private final Areas areas;
  private final AddressChoices choices;
  private final PersonAddresses addresses;
  private final AccountNames names;
  private final Audit audit;

  ChooseAddresses(
      Areas areas,
      AddressChoices choices,
      PersonAddresses addresses,
      AccountNames names,
      Audit audit) {
    this.areas = areas;
    this.choices = choices;
    this.addresses = addresses;
    this.names = names;
    this.audit = audit;
  }

  /// Where the municipality stands.
  ///
  /// @param who chose last; empty if nobody ever did
  public record State(boolean kept, Optional<Choice> last, String who) {}

  State state(Actor actor) {
    return areas.read(
        actor.office(),
        area -> {
          Optional<Choice> last = choices.last(area);
          String who =
              last.map(choice ->
                      names.of(area, Set.of(choice.account())).getOrDefault(choice.account(), ""))
                  .orElse("");
          return new State(last.filter(Choice::kept).isPresent(), last, who);
        });
  }

  /// Choosing what holds already changes nothing.
  UUID choose(Actor actor, boolean kept) {
    return areas.write(
        actor.office(),
        ALONE,
        area -> {
          if (AddressChoices.kept(area) != kept) {
            choices.add(area, new Choice(area.time(), kept, actor.account()));
            int deleted = kept ? 0 : addresses.deleteAll(area);
            audit.enter(
                area,
                Deed.of(actor, RecordAction.ADDRESS_CHOICE)
                    .with("kept", kept)
                    .with("deleted", deleted));
          }
          return actor.account();
        });
  }
}
