/// A card in software that answers like the real one, and the authority that prints it.
///
/// Built from the published table of the card's files alone: it shares no parser and no constant
/// with `vrs.card`, so that a mistake there is not answered by the same mistake here.
@NullMarked
package vrs.samples.card;

import org.jspecify.annotations.NullMarked;
