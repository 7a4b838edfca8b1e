package vrs.tools;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;

/// The texts of one room in both languages, from `messages/`.
final class Words {

  private final Map<String, Object> japanese;
  private final Map<String, Object> english;

  Words(String room) {
    japanese = load("ja", room);
    english = load("en", room);
  }

  /// A short text: Japanese, then English.
  String both(String key) {
    return japanese.get(key) + " / " + english.get(key);
  }

  /// A message: what happened, what to do, what was not lost, each in Japanese and then English.
  String message(String code, String indent) {
    var out = new StringBuilder();
    for (String part : new String[] {"what", "do", "kept"}) {
      for (Map<String, Object> texts : java.util.List.of(japanese, english)) {
        if (texts.get(code) instanceof Map<?, ?> message) {
          out.append(indent).append(message.get(part)).append('\n');
        }
      }
    }
    return out.toString();
  }

  private static Map<String, Object> load(String language, String room) {
    String name = "/messages/" + language + "/" + room + ".json";
    try (var in = Words.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no texts " + name);
      }
      return JSONObjectUtils.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalStateException("texts that cannot be read: " + name, e);
    }
  }
}
