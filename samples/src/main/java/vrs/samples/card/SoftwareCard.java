package vrs.samples.card;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vrs.card.CardChannel;

/// A card in software: answers the commands of the text application (券面事項入力補助AP) as the real card
/// does, and has the token of the JPKI application, which some readers ask for first.
///
/// Counters of tries live as long as this object. [#close] takes it out of the field: what was
/// verified is forgotten.
public final class SoftwareCard implements CardChannel {

  private static final byte[] TEXT = HexFormat.of().parseHex("D3921000310001010408");
  private static final byte[] JPKI = HexFormat.of().parseHex("D392F000260100000001");
  private static final byte[] JPKI_TOKEN =
      "%-32s".formatted("JPKIAPICCTOKEN2").getBytes(StandardCharsets.US_ASCII);

  private static final int PIN = 0x0011;
  private static final int KEY = 0x0013;
  private static final int NUMBER_A = 0x0014;
  private static final int NUMBER_B = 0x0015;
  private static final int NONE = -1;

  /// Which secrets open a file; files that are not here are free.
  private static final Map<Integer, Set<Integer>> OPENED_BY =
      Map.of(
          0x0001, Set.of(PIN, NUMBER_A),
          0x0002, Set.of(PIN, NUMBER_B),
          0x0003, Set.of(PIN, NUMBER_A, NUMBER_B),
          0x0007, Set.of(PIN, NUMBER_A, NUMBER_B));

  /// What opens the card: the PIN (暗証番号), 照合番号A and 照合番号B.
  record Secrets(String pin, String numberA, String numberB) {

    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  private enum Application {
    OUTSIDE,
    TEXT,
    JPKI
  }

  private final Map<Integer, byte[]> files;
  private final Secrets secrets;
  private final Map<Integer, SecretCounter> counters;
  private final PrivateKey key;

  private final Set<Integer> verified = new HashSet<>();
  private Application application = Application.OUTSIDE;
  private int file = NONE;

  SoftwareCard(Map<Integer, byte[]> files, Secrets secrets, PrivateKey key) {
    this.files = new TreeMap<>(files);
    this.secrets = secrets;
    this.counters =
        Map.of(
            PIN, new SecretCounter(secrets.pin(), 3),
            NUMBER_A, new SecretCounter(secrets.numberA(), 10),
            NUMBER_B, new SecretCounter(secrets.numberB(), 10));
    this.key = key;
  }

  @Override
  public synchronized byte[] transmit(byte[] apdu) {
    return Command.parse(apdu).map(this::answer).orElseGet(() -> status(0x6700));
  }

  @Override
  public synchronized void close() {
    leave(Application.OUTSIDE);
  }

  private byte[] answer(Command command) {
    return switch (command.cla() << 8 | command.ins()) {
      case 0x00A4 -> select(command);
      case 0x00B0 -> readBinary(command);
      case 0x0020 -> verify(command);
      case 0x0024 -> change(command);
      case 0x802A -> sign(command);
      default -> status(command.cla() == 0x00 || command.cla() == 0x80 ? 0x6D00 : 0x6E00);
    };
  }

  private byte[] select(Command command) {
    return switch (command.p1()) {
      case 0x04 -> selectApplication(command.data().toArray());
      case 0x02 -> selectFile(command.data().toArray());
      default -> status(0x6A86);
    };
  }

  private byte[] selectApplication(byte[] id) {
    if (Arrays.equals(id, TEXT)) {
      leave(Application.TEXT);
    } else if (Arrays.equals(id, JPKI)) {
      leave(Application.JPKI);
    } else {
      return status(0x6A82);
    }
    return status(0x9000);
  }

  private void leave(Application next) {
    application = next;
    file = NONE;
    verified.clear();
  }

  private byte[] selectFile(byte[] id) {
    if (id.length != 2) {
      return status(0x6700);
    }
    int wanted = (id[0] & 0xFF) << 8 | (id[1] & 0xFF);
    if (!exists(wanted)) {
      return status(0x6A82);
    }
    file = wanted;
    return status(0x9000);
  }

  private boolean exists(int id) {
    return switch (application) {
      case OUTSIDE -> false;
      case TEXT -> files.containsKey(id) || counters.containsKey(id) || id == KEY;
      case JPKI -> id == 0x0006;
    };
  }

  private byte[] readBinary(Command command) {
    int offset = command.p1() << 8 | command.p2();
    if ((command.p1() & 0x80) != 0) {
      int wanted = command.p1() & 0x1F;
      if (!exists(wanted)) {
        return status(0x6A82);
      }
      file = wanted;
      offset = command.p2();
    }
    var content = application == Application.JPKI ? JPKI_TOKEN : files.get(file);
    if (file == NONE || content == null) {
      return status(0x6986);
    }
    if (application == Application.TEXT && !isOpen(file)) {
      return status(0x6982);
    }
    if (offset >= content.length) {
      return status(0x6B00);
    }
    int end = Math.min(content.length, offset + command.expected());
    boolean all = command.expected() == 256 || end == offset + command.expected();
    return response(Arrays.copyOfRange(content, offset, end), all ? 0x9000 : 0x6282);
  }

  private boolean isOpen(int id) {
    var openers = OPENED_BY.get(id);
    return openers == null || openers.stream().anyMatch(verified::contains);
  }

  private byte[] verify(Command command) {
    if (command.p1() != 0x00 || command.p2() != 0x80) {
      return status(0x6A86);
    }
    var secret = application == Application.TEXT ? counters.get(file) : null;
    if (secret == null) {
      return status(0x6986);
    }
    if (secret.isBlocked()) {
      return status(0x6984);
    }
    if (command.data().length() == 0) {
      return status(0x63C0 | secret.left());
    }
    if (secret.accepts(command.data().toArray())) {
      verified.add(file);
      return status(0x9000);
    }
    verified.remove(file);
    return status(secret.isBlocked() ? 0x6984 : 0x63C0 | secret.left());
  }

  private byte[] change(Command command) {
    if (command.p1() != 0x01 || command.p2() != 0x80) {
      return status(0x6A86);
    }
    var secret = application == Application.TEXT && file == PIN ? counters.get(PIN) : null;
    if (secret == null) {
      return status(0x6986);
    }
    if (!verified.contains(PIN)) {
      return status(0x6982);
    }
    if (command.data().length() != 4) {
      return status(0x6700);
    }
    secret.change(command.data().toArray());
    return status(0x9000);
  }

  /// Internal authentication: no PIN is asked, as on the real card.
  private byte[] sign(Command command) {
    if (command.p1() != 0 || command.p2() != 0) {
      return status(0x6A86);
    }
    if (application != Application.TEXT || file != KEY) {
      return status(0x6985);
    }
    if (command.data().length() != 51) {
      return status(0x6700);
    }
    try {
      var signature = Signature.getInstance("NONEwithRSA");
      signature.initSign(key);
      signature.update(command.data().toArray());
      return response(signature.sign(), 0x9000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign", e);
    }
  }

  private static byte[] status(int word) {
    return response(new byte[0], word);
  }

  private static byte[] response(byte[] data, int word) {
    return CardFiles.join(data, new byte[] {(byte) (word >> 8), (byte) word});
  }

  /// A copy in which one bit of a file is changed, for tests of what must not be accepted.
  public SoftwareCard withFlippedBit(int fileId, int bit) {
    var changed = new TreeMap<Integer, byte[]>();
    files.forEach((id, bytes) -> changed.put(id, bytes.clone()));
    var bytes = changed.get(fileId);
    if (bytes == null) {
      throw new IllegalArgumentException("no such file");
    }
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    return copyWith(changed);
  }

  /// A copy that carries another card's file.
  public SoftwareCard withFileOf(SoftwareCard other, int fileId) {
    var changed = new TreeMap<>(files);
    var bytes = other.files.get(fileId);
    if (bytes == null) {
      throw new IllegalArgumentException("no such file");
    }
    changed.put(fileId, bytes);
    return copyWith(changed);
  }

  private SoftwareCard copyWith(Map<Integer, byte[]> changed) {
    return new SoftwareCard(changed, secrets, key);
  }

  Map<Integer, byte[]> files() {
    return files;
  }

  Secrets secrets() {
    return secrets;
  }

  PrivateKey key() {
    return key;
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
