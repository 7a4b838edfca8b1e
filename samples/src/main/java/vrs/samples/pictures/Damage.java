package vrs.samples.pictures;

import java.util.random.RandomGenerator;

/// What stands between a paper and a good picture of it. All of it comes from a seed.
///
/// @param blur standard deviation in pixels
/// @param motion length of the camera's movement while the shutter was open, in pixels
/// @param noise standard deviation in grey values
/// @param light part of the light that is lost at the dark end, 0–1
/// @param shadow part of the light that a hard-edged shadow takes, 0–1
/// @param jpeg quality of compression, 1–100
public record Damage(
    View view, double blur, double motion, double noise, double light, double shadow, int jpeg) {

  /// Named levels, the first the easiest.
  public enum Level {
    CLEAN,
    BLUR,
    HEAVY_BLUR,
    TURNED,
    TILTED,
    NOISE,
    LOW_RESOLUTION,
    DARK,
    MOTION,
    COMPRESSED,
    PHONE,
    BAD_PHONE
  }

  /// Draws the damage of a level.
  ///
  /// @param scale pixels a millimetre where the level does not say otherwise
  public static Damage of(Level level, RandomGenerator random, double scale) {
    double little = random.nextDouble(-2, 2);
    double any = random.nextDouble(0, 360);
    return switch (level) {
      case CLEAN -> new Damage(View.any(random, little, 0, scale), 0.5, 0, 2, 0.05, 0, 92);
      case BLUR -> new Damage(View.any(random, little, 1, scale), 0.12 * scale, 0, 3, 0.1, 0, 90);
      case HEAVY_BLUR ->
          new Damage(View.any(random, little, 1, scale), 0.24 * scale, 0, 3, 0.1, 0, 90);
      case TURNED -> new Damage(View.any(random, any, 2, scale), 0.7, 0, 4, 0.2, 0, 88);
      case TILTED -> new Damage(View.any(random, little * 4, 24, scale), 0.8, 0, 4, 0.2, 0, 88);
      case NOISE -> new Damage(View.any(random, little, 1, scale), 0.7, 0, 32, 0.1, 0, 90);
      case LOW_RESOLUTION ->
          new Damage(View.any(random, little, 1, 0.42 * scale), 0.6, 0, 4, 0.1, 0, 88);
      case DARK -> new Damage(View.any(random, little, 2, scale), 0.7, 0, 4, 0.75, 0.45, 88);
      case MOTION ->
          new Damage(View.any(random, little, 2, scale), 0.7, 0.35 * scale, 4, 0.2, 0, 88);
      case COMPRESSED -> new Damage(View.any(random, little, 2, scale), 0.8, 0, 5, 0.2, 0, 22);
      case PHONE ->
          new Damage(
              View.any(random, random.nextInt(4) * 90 + little * 4, 13, 0.8 * scale),
              random.nextDouble(0.05, 0.12) * scale,
              random.nextDouble(0, 0.12) * scale,
              random.nextDouble(4, 12),
              random.nextDouble(0.2, 0.55),
              random.nextDouble(0, 0.35),
              random.nextInt(55, 85));
      case BAD_PHONE ->
          new Damage(
              View.any(random, any, 22, 0.6 * scale),
              random.nextDouble(0.12, 0.2) * scale,
              random.nextDouble(0, 0.2) * scale,
              random.nextDouble(12, 26),
              random.nextDouble(0.4, 0.75),
              random.nextDouble(0.2, 0.5),
              random.nextInt(35, 60));
    };
  }

  /// Anything between clean and worse than all levels: what training sees.
  public static Damage anything(RandomGenerator random, double scale) {
    double turn =
        random.nextInt(3) == 0
            ? random.nextDouble(0, 360)
            : random.nextInt(4) * 90 + random.nextGaussian() * 4;
    double size = scale * Math.exp(random.nextDouble(-1, 0.25));
    double blur =
        random.nextBoolean() ? random.nextDouble(0.3, 0.9) : random.nextDouble(0.04, 0.27) * size;
    return new Damage(
        View.any(random, turn, random.nextBoolean() ? 4 : 25, size),
        Math.max(0.3, blur),
        random.nextInt(3) == 0 ? random.nextDouble(0, 0.4) * size : 0,
        random.nextBoolean() ? random.nextDouble(0, 8) : random.nextDouble(5, 42),
        random.nextDouble(0, 0.8),
        random.nextInt(3) == 0 ? random.nextDouble(0, 0.5) : 0,
        random.nextInt(20, 96));
  }
}
