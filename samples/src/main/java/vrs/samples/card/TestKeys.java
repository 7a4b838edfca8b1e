package vrs.samples.card;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// RSA keys that anyone can make again from their names: for tests and demonstrations, and for
/// nothing else.
final class TestKeys {

  private static final Map<String, KeyPair> MADE = new ConcurrentHashMap<>();

  private TestKeys() {}

  /// The key of this name, made once per process (some 0.2 s).
  static KeyPair of(String name) {
    return MADE.computeIfAbsent(name, TestKeys::make);
  }

  private static KeyPair make(String name) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(
          new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4), new Foreseeable(name));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no RSA", e);
    }
  }

  /// SHA-256 in counter mode over the name. Nothing random about it, on purpose.
  @SuppressWarnings("serial")
  private static final class Foreseeable extends SecureRandom {

    private final byte[] name;
    private long counter;

    Foreseeable(String name) {
      super(null, null);
      this.name = name.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String getAlgorithm() {
      return "foreseeable";
    }

    @Override
    public void nextBytes(byte[] bytes) {
      try {
        var sha256 = MessageDigest.getInstance("SHA-256");
        var out = ByteBuffer.wrap(bytes);
        while (out.hasRemaining()) {
          sha256.update(name);
          var block = sha256.digest(ByteBuffer.allocate(8).putLong(counter++).array());
          out.put(block, 0, Math.min(block.length, out.remaining()));
        }
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("no SHA-256", e);
      }
    }
  }
}
