package vrs.samples.pictures;

import java.util.random.RandomGenerator;

/// Where the camera stands: how a point of the paper comes to a point of the frame.
///
/// @param turn turn of the paper in its plane, degrees
/// @param tiltX tilt about the paper's horizontal, degrees
/// @param tiltY tilt about its vertical
/// @param scale pixels a millimetre at the paper's middle
/// @param shiftX where the middle of interest falls, pixels right of the frame's middle
/// @param shiftY the same, below
public record View(
    double turn, double tiltX, double tiltY, double scale, double shiftX, double shiftY) {
  /// The camera's distance in widths of the frame; a phone's lens sees about 65 degrees.
  private static final double DISTANCE = 0.9;

  static View any(RandomGenerator random, double turn, double tilt, double scale) {
    return new View(
        turn,
        random.nextDouble(-1, 1) * tilt,
        random.nextDouble(-1, 1) * tilt,
        scale,
        random.nextDouble(-25, 25),
        random.nextDouble(-25, 25));
  }

  /// The nine numbers that map millimetres, from the middle of interest, to pixels, from the
  /// frame's middle.
  double[] homography(int width) {
    double t = Math.toRadians(turn);
    double x = Math.toRadians(tiltX);
    double y = Math.toRadians(tiltY);
    // The paper's two directions after turning in its plane, tilting about X, then about Y; z
    // points away.
    double[] right = turned(Math.cos(t), Math.sin(t), x, y);
    double[] down = turned(-Math.sin(t), Math.cos(t), x, y);
    double far = DISTANCE * width / scale;
    double f = DISTANCE * width;
    return new double[] {
      f * right[0] + shiftX * right[2],
      f * down[0] + shiftX * down[2],
      shiftX * far,
      f * right[1] + shiftY * right[2],
      f * down[1] + shiftY * down[2],
      shiftY * far,
      right[2],
      down[2],
      far
    };
  }

  private static double[] turned(double a, double b, double x, double y) {
    double newB = b * Math.cos(x);
    double z = b * Math.sin(x);
    double newA = a * Math.cos(y) + z * Math.sin(y);
    double newZ = -a * Math.sin(y) + z * Math.cos(y);
    return new double[] {newA, newB, newZ};
  }
}
