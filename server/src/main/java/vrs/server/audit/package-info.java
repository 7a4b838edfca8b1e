/// The audit log (監査ログ): every deed enters, a sealer chains the entries, checkpoints are signed.
/// What the bytes mean, and how they are proved, is the library `vrs.proof`.
@NullMarked
package vrs.server.audit;

import org.jspecify.annotations.NullMarked;
