/// What the dedicated app adds to a card's evidence: the proof that this app, and no other program,
/// sent it (F6).
@NullMarked
package vrs.card.app;

import org.jspecify.annotations.NullMarked;
