package vrs.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Every text that people read, by language and key, from `messages/<language>/<room>.json`.
///
/// A refusal's key is its code and has three parts: what happened, what to do, what was not lost. A
/// text of a screen has a name (`import.title`) and one part. `{name}` is filled from the details.
@Component
public final class Messages {
  private static final List<String> LANGUAGES = List.of("ja", "en");
  private final Map<String, Map<String, Object>> byLanguage = new HashMap<>();

  /// @param what what happened
  /// @param next what to do
  /// @param kept what was not lost
  public record Words(String what, String next, String kept) {}

  public Messages() {
    for (String language : LANGUAGES) {
      byLanguage.put(language, load(language));
    }
  }

  /// The words of a refusal.
  public Words of(Reason reason, Map<String, Object> details, Locale locale) {
    return of(reason.code(), details, locale);
  }

  /// As [#of(Reason, Map, Locale)], where only the code was kept.
  public Words of(String code, Map<String, Object> details, Locale locale) {
    if (!(texts(locale).get(code) instanceof Map<?, ?> parts)) {
      throw new IllegalStateException("no words for " + code);
    }
    return new Words(
        filled(parts, "what", details),
        filled(parts, "do", details),
        filled(parts, "kept", details));
  }

  /// A text of a screen.
  public String text(String key, Map<String, Object> details, Locale locale) {
    if (!(texts(locale).get(key) instanceof String text)) {
      throw new IllegalStateException("no text for " + key);
    }
    return fill(text, details);
  }

  /// A text without places, if there is one of this key.
  public Optional<String> find(String key, Locale locale) {
    return texts(locale).get(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /// All keys of a language, for the test that finds gaps.
  public Map<String, Object> all(Locale locale) {
    return Map.copyOf(texts(locale));
  }

  private Map<String, Object> texts(Locale locale) {
    Map<String, Object> texts = byLanguage.get(locale.getLanguage());
    return texts != null ? texts : Objects.requireNonNull(byLanguage.get("ja"));
  }

  private static String filled(Map<?, ?> parts, String part, Map<String, Object> details) {
    return parts.get(part) instanceof String text ? fill(text, details) : "";
  }

  private static String fill(String text, Map<String, Object> details) {
    String filled = text;
    for (var detail : details.entrySet()) {
      filled = filled.replace("{" + detail.getKey() + "}", String.valueOf(detail.getValue()));
    }
    return filled;
  }

  private static Map<String, Object> load(String language) {
    var all = new HashMap<String, Object>();
    var mapper = JsonMapper.builder().build();
    try {
      Resource[] files =
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:messages/" + language + "/*.json");
      for (Resource file : files) {
        try (var in = file.getInputStream()) {
          Map<String, Object> room = mapper.readValue(in, new TypeReference<>() {});
          room.forEach((key, text) -> {
            if (all.putIfAbsent(key, text) != null) {
              throw new IllegalStateException("two texts for " + key);
            }
          });
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
