package vrs.samples.pictures;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Whatever font of this machine can write Japanese.
final class JapaneseFont {
  static final @Nullable Font FOUND =
      Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
          .filter(font -> font.canDisplayUpTo("接種券予診のみ回目市区町村") < 0)
          .findFirst()
          .orElse(null);

  private JapaneseFont() {}
}
