package vrs.server.audit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import vrs.proof.Checkpoint;
import vrs.proof.NoteKey;
import vrs.proof.SignedNote;

/// The key pair that signs the log's checkpoints (Ed25519), under the log's name.
public final class CheckpointKey {
  private final NoteKey published;
  private final PrivateKey secret;

  /// @param log the log's name, such as `vrs.example/audit`: the first line of every checkpoint
  public CheckpointKey(String log, KeyPair pair) {
    this.published = NoteKey.of(log, pair.getPublic());
    this.secret = pair.getPrivate();
  }

  /// What verifiers need.
  public NoteKey published() {
    return published;
  }

  SignedNote sign(Checkpoint checkpoint) {
    return SignedNote.sign(checkpoint.text(), published, this::signature);
  }

  private byte[] signature(byte[] text) {
    try {
      var ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(secret);
      ed25519.update(text);
      return ed25519.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the checkpoint key can't sign", e);
    }
  }
}
