package vrs.tools;

import vrs.card.CardChannel;
import vrs.card.CardRefusal;

/// Where the bridge finds the citizen's card each time it is needed.
@FunctionalInterface
interface CardSlot {

  /// Takes the card.
  ///
  /// @throws CardRefusal with NO_CARD if there is none
  CardChannel open() throws CardRefusal;
}
