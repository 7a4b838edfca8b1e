package vrs.server.handover;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.function.Supplier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import vrs.server.platform.CannotStart;

/// The private key that opens a municipality's backups. The municipality brings it, for as long as
/// the command runs.
public final class BackupPrivateKey {
  private final PrivateKeyInfo info;

  private BackupPrivateKey(PrivateKeyInfo info) {
    this.info = info;
  }

  /// From a file in PEM.
  ///
  /// @param passphrase asked for only if the file is protected by one
  /// @throws CannotStart if there is no private key in it, or the passphrase is another
  public static BackupPrivateKey in(Path file, Supplier<char[]> passphrase) {
    try (Reader text = Files.newBufferedReader(file);
        var parser = new PEMParser(text)) {
      return switch (parser.readObject()) {
        case PrivateKeyInfo key -> new BackupPrivateKey(key);
        case PEMKeyPair pair -> new BackupPrivateKey(pair.getPrivateKeyInfo());
        case PKCS8EncryptedPrivateKeyInfo sealed ->
            new BackupPrivateKey(
                sealed.decryptPrivateKeyInfo(
                    new JceOpenSSLPKCS8DecryptorProviderBuilder()
                        .setProvider(BackupEnvelope.PROVIDER)
                        .build(passphrase.get())));
        case null, default ->
            throw new CannotStart("There is no private key in PEM in " + file + ".");
      };
    } catch (IOException | OperatorCreationException | PKCSException e) {
      throw new CannotStart(
          "The private key in " + file + " can't be read: is it in PEM, and the passphrase right?",
          e);
    }
  }

  PrivateKey key() throws IOException {
    return new JcaPEMKeyConverter().setProvider(BackupEnvelope.PROVIDER).getPrivateKey(info);
  }

  /// The public key that belongs to it.
  BackupKey publicKey() throws IOException {
    AsymmetricKeyParameter open =
        switch (PrivateKeyFactory.createKey(info)) {
          case RSAPrivateCrtKeyParameters rsa ->
              new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent());
          case ECPrivateKeyParameters ec ->
              new ECPublicKeyParameters(
                  new FixedPointCombMultiplier().multiply(ec.getParameters().getG(), ec.getD()),
                  ec.getParameters());
          default -> throw new CannotStart("The private key is neither RSA nor EC.");
        };
    return BackupKey.of(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(open));
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
