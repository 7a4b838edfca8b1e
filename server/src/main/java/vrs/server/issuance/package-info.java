/// Certificates (接種証明書): applied for with the card, decided, checked, planned, signed, recorded;
/// and what verifiers need: key files and revocation lists (E1–E4, F1–F7).
@NullMarked
package vrs.server.issuance;

import org.jspecify.annotations.NullMarked;
