package vrs.proof;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One entry of the audit log (監査ログ): who did what, when, to whose record, and what came of it (I1,
/// I3). It holds no name and no number of a person.
///
/// Its canonical bytes are one line of JSON (RFC 8785), so `sha256sum` over a line of the archive
/// gives the hash that the seal carries.
///
/// @param area the area whose log this is in
/// @param time the database's clock, to the microsecond
/// @param actor the account of the person who acted, or the name of a schedule
/// @param device the enrolled device, if the deed came from one
/// @param action what was done, as registered (`dose.register`)
/// @param purpose why, where a purpose must be given
/// @param subject pseudonym of the person concerned (HMAC), never a name or number
/// @param outcome `done`, or the code of the refusal
/// @param details further facts, none of them personal; keys in ASCII
public record AuditEntry(
    UUID id,
    String area,
    Instant time,
    String actor,
    @Nullable String device,
    String action,
    @Nullable String purpose,
    @Nullable String subject,
    String outcome,
    SortedMap<String, String> details) {

  /// Most bytes of an entry's line, its end not counted.
  public static final int MOST_BYTES = 16_384;

  private static final Pattern AREA = Pattern.compile("[0-9a-z-]{1,32}");
  private static final Pattern KEY = Pattern.compile("[a-zA-Z][a-zA-Z0-9_.-]{0,63}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  public AuditEntry {
    if (!AREA.matcher(area).matches()) {
      throw new IllegalArgumentException("not an area");
    }
    time = time.truncatedTo(ChronoUnit.MICROS);
    int year = time.atOffset(ZoneOffset.UTC).getYear();
    if (year < 1 || year > 9999) {
      throw new IllegalArgumentException("year " + year);
    }
    for (String text : new @Nullable String[] {actor, device, action, purpose, subject, outcome}) {
      checkText(text);
    }
    for (var detail : details.entrySet()) {
      if (!KEY.matcher(detail.getKey()).matches()) {
        throw new IllegalArgumentException("not the name of a detail");
      }
      checkText(detail.getValue());
    }
    details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
  }

  /// As the record's constructor, for details in any order.
  public static SortedMap<String, String> details(Map<String, String> details) {
    return new TreeMap<>(details);
  }

  /// The canonical bytes, without an end of line.
  ///
  /// @throws IllegalArgumentException if they are more than [#MOST_BYTES]
  public byte[] bytes() {
    var line = new JsonLine();
    line.raw("{\"action\":").string(action).raw(",\"actor\":").string(actor);
    line.raw(",\"area\":").string(area).raw(",\"details\":{");
    String separator = "";
    for (var detail : details.entrySet()) {
      line.raw(separator).string(detail.getKey()).raw(":").string(detail.getValue());
      separator = ",";
    }
    line.raw("}");
    optional(line, ",\"device\":", device);
    line.raw(",\"id\":").string(id.toString()).raw(",\"outcome\":").string(outcome);
    optional(line, ",\"purpose\":", purpose);
    optional(line, ",\"subject\":", subject);
    line.raw(",\"time\":").string(TIME.format(time)).raw(",\"v\":1}");
    byte[] bytes = line.bytes();
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException("an entry of " + bytes.length + " bytes");
    }
    return bytes;
  }

  /// SHA-256 of [#bytes].
  public Hash hash() {
    return Hash.of(bytes());
  }

  /// Reads what [#bytes] wrote.
  ///
  /// @throws Unreadable for anything that [#bytes] can't have written
  public static AuditEntry parse(byte[] line) throws Unreadable {
    var json = new JsonCursor(line);
    json.expect("{\"action\":");
    String action = json.string();
    json.expect(",\"actor\":");
    String actor = json.string();
    json.expect(",\"area\":");
    String area = json.string();
    json.expect(",\"details\":{");
    SortedMap<String, String> details = parseDetails(json);
    String device = json.skip(",\"device\":") ? json.string() : null;
    json.expect(",\"id\":");
    UUID id = parseId(json.string());
    json.expect(",\"outcome\":");
    String outcome = json.string();
    String purpose = json.skip(",\"purpose\":") ? json.string() : null;
    String subject = json.skip(",\"subject\":") ? json.string() : null;
    json.expect(",\"time\":");
    Instant time = parseTime(json.string());
    json.expect(",\"v\":1}");
    json.expectEnd();
    try {
      return new AuditEntry(
          id, area, time, actor, device, action, purpose, subject, outcome, details);
    } catch (IllegalArgumentException e) {
      throw new Unreadable("" + e.getMessage());
    }
  }

  private static SortedMap<String, String> parseDetails(JsonCursor json) throws Unreadable {
    var details = new TreeMap<String, String>();
    while (!json.skip("}")) {
      if (!details.isEmpty()) {
        json.expect(",");
      }
      String key = json.string();
      if (!details.isEmpty() && details.lastKey().compareTo(key) >= 0) {
        throw new Unreadable("details out of order");
      }
      json.expect(":");
      details.put(key, json.string());
    }
    return details;
  }

  /// An id as `UUID.toString` writes it: 36 characters, lower case.
  static UUID parseId(String text) throws Unreadable {
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equals(text)) {
        return id;
      }
    } catch (IllegalArgumentException _) {
      // as any other text that is no id
    }
    throw new Unreadable("not an id");
  }

  /// A time as [#time] writes it, by hand, because the JDK's parser takes longer than the hash.
  static Instant parseTime(String text) throws Unreadable {
    if (text.length() != 27 || text.charAt(26) != 'Z') {
      throw new Unreadable("not a time");
    }
    try {
      return LocalDateTime.of(
              digits(text, 0, 4, '-'),
              digits(text, 5, 7, '-'),
              digits(text, 8, 10, 'T'),
              digits(text, 11, 13, ':'),
              digits(text, 14, 16, ':'),
              digits(text, 17, 19, '.'),
              digits(text, 20, 26, 'Z') * 1000)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      throw new Unreadable("not a time");
    }
  }

  private static int digits(String text, int from, int until, char after) throws Unreadable {
    int value = 0;
    for (int i = from; i < until; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new Unreadable("not a time");
      }
      value = value * 10 + digit;
    }
    if (text.charAt(until) != after) {
      throw new Unreadable("not a time");
    }
    return value;
  }

  static String time(Instant time) {
    return TIME.format(time);
  }

  private static void optional(JsonLine line, String name, @Nullable String value) {
    if (value != null) {
      line.raw(name).string(value);
    }
  }

  /// NUL can't be stored by PostgreSQL, and half a surrogate pair has no UTF-8.
  private static void checkText(@Nullable String text) {
    if (text == null) {
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (c == 0 || (Character.isSurrogate(c) && !pair)) {
        throw new IllegalArgumentException("a character that can't be kept");
      }
      i += pair ? 1 : 0;
    }
  }
}
