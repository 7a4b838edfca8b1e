/// What the dedicated app adds to a card's evidence: the proof that this very app sent it (F6).
@NullMarked
package vrs.card.app;

import org.jspecify.annotations.NullMarked;
