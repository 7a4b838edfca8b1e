package vrs.server.platform;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.security.Security;

/// Who computes signatures: the Amazon Corretto Crypto Provider where its native library loads,
/// which signs about seven times as fast on P-256, else the JDK.
///
/// Sealing of single values stays with the JDK: measured, it is as fast for values of this size.
public final class Crypto {
  private static final Provider SIGNING = choose();

  private Crypto() {}

  public static Provider signing() {
    return SIGNING;
  }

  /// Makes the same provider the first choice of the whole process, so that libraries which name
  /// none verify as fast.
  public static void preferFastest() {
    if (Security.getProvider(SIGNING.getName()) == null) {
      Security.insertProviderAt(SIGNING, 1);
    }
  }

  /// For the start log.
  public static String description() {
    return "Signatures by " + SIGNING.getName() + " " + SIGNING.getVersionStr();
  }

  private static Provider choose() {
    try {
      var corretto = AmazonCorrettoCryptoProvider.INSTANCE;
      if (corretto.getLoadingError() == null
          && corretto.getService("Signature", "NONEwithECDSA") != null) {
        return corretto;
      }
    } catch (LinkageError e) {
      return Security.getProvider("SunEC"); // another machine: its library is for Linux x86-64
    }
    return Security.getProvider("SunEC");
  }
}
