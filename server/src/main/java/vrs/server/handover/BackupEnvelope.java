package vrs.server.handover;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataParser;
import org.bouncycastle.cms.CMSAuthEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.KeyAgreeRecipientId;
import org.bouncycastle.cms.KeyTransRecipientId;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientId;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputAEADEncryptor;
import vrs.server.platform.Refusal;

/// The envelope of a backup: CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM, for one key. RSA is
/// used with OAEP, EC with an ephemeral key; `openssl cms -decrypt -inkey` opens both.
///
/// Bouncy Castle computes all of it: the JDK's own GCM ends at 2 GB and gives nothing out before it
/// has read everything.
final class BackupEnvelope {
  static final Provider PROVIDER = new BouncyCastleProvider();
  private static final int PIECE = 65_536;

  /// What follows the content: two ends of contents, the seal of 16 bytes, three ends of contents.
  private static final byte[] END = HexFormat.of().parseHex("00000000" + "0410" + "00".repeat(22));

  private static final int SEAL = 6;
  private static final int SEAL_BYTES = 16;

  private final OutputStream content;
  private final BackupManifest.Envelope beginning;

  private BackupEnvelope(OutputStream content, BackupManifest.Envelope beginning) {
    this.content = content;
    this.beginning = beginning;
  }

  /// Where the content is written. To be closed before the file is.
  OutputStream content() {
    return content;
  }

  /// What was written before the content. No seal covers it, so the content tells it.
  BackupManifest.Envelope beginning() {
    return beginning;
  }

  /// Begins an envelope.
  static BackupEnvelope seal(OutputStream out, BackupKey key) throws IOException {
    var beginning = new Beginning(out);
    OutputStream content = content(beginning, key);
    return new BackupEnvelope(content, beginning.end());
  }

  /// Sums up what is written until the content begins.
  private static final class Beginning extends FilterOutputStream {
    private final MessageDigest sha256 = WrittenFile.sha256();
    private long bytes;
    private boolean over;

    Beginning(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] more, int offset, int length) throws IOException {
      out.write(more, offset, length);
      if (!over) {
        sha256.update(more, offset, length);
        bytes += length;
      }
    }

    BackupManifest.Envelope end() {
      over = true;
      return new BackupManifest.Envelope(bytes, HexFormat.of().formatHex(sha256.digest()));
    }
  }

  private static OutputStream content(OutputStream out, BackupKey key) throws IOException {
    try {
      var generator = new CMSAuthEnvelopedDataStreamGenerator();
      generator.setBufferSize(PIECE);
      generator.addRecipientInfoGenerator(key.isRsa() ? transport(key) : agreement(key));
      var encryptor =
          new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM).setProvider(PROVIDER).build();
      return generator.open(out, (OutputAEADEncryptor) encryptor);
    } catch (CMSException | GeneralSecurityException e) {
      throw new IllegalStateException("CMS failed", e);
    }
  }

  private static RecipientInfoGenerator transport(BackupKey key) {
    var sha256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
    var oaep =
        new RSAESOAEPparams(
            sha256,
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, sha256),
            RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM);
    return new JceKeyTransRecipientInfoGenerator(
            key.identifier(),
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSAES_OAEP, oaep),
            key.publicKey())
        .setProvider(PROVIDER);
  }

  private static RecipientInfoGenerator agreement(BackupKey key) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC", PROVIDER);
    generator.initialize(((ECPublicKey) key.publicKey()).getParams());
    var ephemeral = generator.generateKeyPair();
    return new JceKeyAgreeRecipientInfoGenerator(
            CMSAlgorithm.ECDH_SHA256KDF,
            ephemeral.getPrivate(),
            ephemeral.getPublic(),
            CMSAlgorithm.AES256_WRAP)
        .addRecipient(key.identifier(), key.publicKey())
        .setProvider(PROVIDER);
  }

  /// The content. Only who has read to its end, and then asked [#requireWhole], knows that nothing
  /// of the file was altered.
  ///
  /// @throws Refusal H302 if it is no envelope, H304 if it is for another key
  static InputStream open(InputStream in, BackupPrivateKey key) throws IOException {
    try {
      byte[] mine = key.publicKey().identifier();
      Collection<RecipientInformation> recipients =
          new CMSAuthEnvelopedDataParser(in).getRecipientInfos().getRecipients();
      if (recipients.size() != 1) {
        throw BackupReader.damaged();
      }
      RecipientInformation recipient = recipients.iterator().next();
      if (!Arrays.equals(identifier(recipient.getRID()), mine)) {
        throw new Refusal(HandoverReason.BACKUP_FOR_ANOTHER_KEY);
      }
      return recipient.getContentStream(opener(recipient, key)).getContentStream();
    } catch (CMSException e) {
      throw BackupReader.damaged();
    }
  }

  /// Whether the file has around its content what was written there: no seal covers that.
  ///
  /// @param content how many bytes it has
  /// @throws Refusal H302
  static void requireWhole(Path file, BackupManifest.Envelope told, long content)
      throws IOException {
    try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
      long framed = content / PIECE * framed(PIECE) + framed(Math.toIntExact(content % PIECE));
      byte[] beginning = new byte[Math.toIntExact(Math.min(told.bytes(), PIECE))];
      byte[] end = new byte[END.length];
      if (bytes.length() != told.bytes() + framed + END.length) {
        throw BackupReader.damaged();
      }
      bytes.readFully(beginning);
      bytes.seek(told.bytes() + framed);
      bytes.readFully(end);
      if (!sum(beginning).equals(told) || !isEnd(end)) {
        throw BackupReader.damaged();
      }
    }
  }

  /// How long a piece of the content is with its tag and its length.
  private static long framed(int piece) {
    if (piece == 0) {
      return 0;
    }
    int length = piece < 0x80 ? 1 : piece < 0x100 ? 2 : piece < 0x1_0000 ? 3 : 4;
    return 1 + length + (long) piece;
  }

  private static boolean isEnd(byte[] end) {
    byte[] withoutSeal = end.clone();
    Arrays.fill(withoutSeal, SEAL, SEAL + SEAL_BYTES, (byte) 0);
    return Arrays.equals(withoutSeal, END);
  }

  private static BackupManifest.Envelope sum(byte[] beginning) {
    return new BackupManifest.Envelope(
        beginning.length, HexFormat.of().formatHex(WrittenFile.sha256().digest(beginning)));
  }

  private static Recipient opener(RecipientInformation recipient, BackupPrivateKey key)
      throws IOException {
    return recipient.getRID() instanceof KeyAgreeRecipientId
        ? new JceKeyAgreeAuthEnvelopedRecipient(key.key()).setProvider(PROVIDER)
        : new JceKeyTransAuthEnvelopedRecipient(key.key()).setProvider(PROVIDER);
  }

  private static byte[] identifier(RecipientId recipient) {
    return switch (recipient) {
      case KeyTransRecipientId rsa -> rsa.getSubjectKeyIdentifier();
      case KeyAgreeRecipientId ec -> ec.getSubjectKeyIdentifier();
      default -> new byte[0];
    };
  }
}
