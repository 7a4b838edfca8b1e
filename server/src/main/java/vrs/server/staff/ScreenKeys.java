package vrs.server.staff;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IText;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/// Shows each screen's own keys, and lists them on `?`.
///
/// A template gives a link, button, summary or label a key, `<button data-key="j">`, and nothing
/// more. While the page is written this adds the key as text inside the element, as the browser's
/// access key, so that it works without scripts too, and for screen readers; and where the layout
/// has `<dl data-keys>` it writes the list of all keys that the page has. A list whose rows are
/// walked with j and k has `data-walk`.
@Component
public final class ScreenKeys extends AbstractDialect implements IPostProcessorDialect {
  private static final int AFTER_EVERYTHING = 1000;

  ScreenKeys() {
    super("screen keys");
  }

  @Override
  public int getDialectPostProcessorPrecedence() {
    return AFTER_EVERYTHING;
  }

  @Override
  public Set<IPostProcessor> getPostProcessors() {
    return Set.of(new PostProcessor(TemplateMode.HTML, Writer.class, AFTER_EVERYTHING));
  }

  /// Sees one page go by. Thymeleaf makes it, so it is public.
  public static final class Writer extends AbstractTemplateHandler {
    private static final String KEY = "data-key";
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9]");
    private static final Pattern FUNCTION_KEY = Pattern.compile("F[0-9]+");
    private final Map<String, String> labels = new LinkedHashMap<>();
    private @Nullable String walk;
    private @Nullable String key;
    private final StringBuilder label = new StringBuilder();
    private int inside;

    @Override
    public void handleOpenElement(IOpenElementTag tag) {
      if (tag.hasAttribute("data-walk")) {
        walk = tag.getAttributeValue("data-walk");
      }
      if (key != null) {
        inside++;
      } else if (tag.hasAttribute(KEY)) {
        begin(tag);
        return;
      }
      super.handleOpenElement(tag);
      if (tag.hasAttribute("data-keys")) {
        list();
      }
    }

    private void begin(IOpenElementTag tag) {
      String pressed = tag.getAttributeValue(KEY);
      key = pressed;
      label.setLength(0);
      inside = 0;
      IModelFactory factory = getContext().getModelFactory();
      IOpenElementTag shown = factory.setAttribute(tag, "aria-keyshortcuts", pressed);
      if (!tag.hasAttribute("accesskey") && PLAIN.matcher(pressed).matches()) {
        shown = factory.setAttribute(shown, "accesskey", pressed);
      }
      super.handleOpenElement(shown);
    }

    @Override
    public void handleText(IText text) {
      if (key != null) {
        label.append(text.getText());
      }
      super.handleText(text);
    }

    @Override
    public void handleCloseElement(ICloseElementTag tag) {
      if (key != null && !tag.isUnmatched()) {
        if (inside == 0) {
          labels.putIfAbsent(key, label.toString().strip());
          markup(" <kbd aria-hidden=\"true\">" + key + "</kbd>");
          key = null;
        } else {
          inside--;
        }
      }
      super.handleCloseElement(tag);
    }

    /// The screen's own keys first, then those of the menu.
    private void list() {
      if (walk != null) {
        labels.putIfAbsent("j</kbd> <kbd>k", walk);
      }
      labels.entrySet().stream()
          .sorted(Comparator.comparing(one -> FUNCTION_KEY.matcher(one.getKey()).matches()))
          .forEach(one ->
              markup("<dt><kbd>%s</kbd></dt><dd>%s</dd>".formatted(one.getKey(), one.getValue())));
    }

    /// Text and attributes come here as they stand in the page: escaped.
    private void markup(String html) {
      super.handleText(getContext().getModelFactory().createText(html));
    }
  }
}
