/// The Individual Number Card (マイナンバーカード): the dialogue with it, its files, and the proof that they
/// are genuine.
///
/// The applicant's side runs [vrs.card.CardDialogue] and sends the raw bytes as
/// [vrs.card.CardEvidence]; the server runs [vrs.card.CardVerification]. Nothing is parsed before
/// its signature can be checked, and nothing of a person prints itself.
@NullMarked
package vrs.card;

import org.jspecify.annotations.NullMarked;
