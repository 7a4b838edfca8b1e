package vrs.samples.pictures;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Takes a picture of a paper that lies on a table.
public final class Camera {
  private Camera() {}

  /// A whole frame, the paper's middle near its middle.
  public static Frame take(
      Drawing paper, Damage damage, int width, int height, RandomGenerator random) {
    return take(
        paper,
        damage,
        width,
        height,
        paper.image().getWidth() / 2.0,
        paper.image().getHeight() / 2.0,
        random);
  }

  /// A whole frame with a chosen point of the drawing, in its pixels, near the middle.
  public static Frame take(
      Drawing paper,
      Damage damage,
      int width,
      int height,
      double middleX,
      double middleY,
      RandomGenerator random) {
    double[] h = damage.view().homography(width);
    float[] light = project(paper, h, width, height, middleX, middleY, random);
    illuminate(light, width, height, damage, random);
    Optics.blur(light, width, height, damage.blur());
    Optics.move(light, width, height, damage.motion(), random.nextDouble(0, Math.PI));
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] grey = new byte[light.length];
    Optics.Noise noise = new Optics.Noise(random);
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) Math.clamp(Math.round(light[i] + damage.noise() * noise.next()), 0, 255);
    }
    image.getRaster().setDataElements(0, 0, width, height, grey);
    return new Frame(image, damage.jpeg(), marks(paper, h, width, height, middleX, middleY));
  }

  private static float[] project(
      Drawing paper,
      double[] h,
      int width,
      int height,
      double middleX,
      double middleY,
      RandomGenerator random) {
    double[] back = Optics.inverse(h);
    int paperWidth = paper.image().getWidth();
    int paperHeight = paper.image().getHeight();
    byte[] pixels = new byte[paperWidth * paperHeight];
    paper.image().getRaster().getDataElements(0, 0, paperWidth, paperHeight, pixels);
    Optics.Table table = new Optics.Table(random);
    float[] light = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double fx = x - width / 2.0;
        double fy = y - height / 2.0;
        double w = back[6] * fx + back[7] * fy + back[8];
        double px = (back[0] * fx + back[1] * fy + back[2]) / w * paper.scale() + middleX;
        double py = (back[3] * fx + back[4] * fy + back[5]) / w * paper.scale() + middleY;
        light[y * width + x] =
            px >= 0 && py >= 0 && px < paperWidth - 1 && py < paperHeight - 1
                ? Optics.between(pixels, paperWidth, px, py)
                : table.at(px / paper.scale(), py / paper.scale());
      }
    }
    return light;
  }

  /// Light that falls off across the frame, and a shadow with an edge a few pixels soft.
  private static void illuminate(
      float[] light, int width, int height, Damage damage, RandomGenerator random) {
    double angle = random.nextDouble(0, 2 * Math.PI);
    double dx = Math.cos(angle);
    double dy = Math.sin(angle);
    double edgeAngle = random.nextDouble(0, 2 * Math.PI);
    double ex = Math.cos(edgeAngle);
    double ey = Math.sin(edgeAngle);
    double edge = random.nextDouble(-0.12, 0.12) * width;
    double reach = Math.hypot(width, height) / 2;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double fx = x - width / 2.0;
        double fy = y - height / 2.0;
        double fall = 1 - damage.light() * (0.5 + 0.5 * (fx * dx + fy * dy) / reach);
        double inside = 1 / (1 + Math.exp(Math.clamp((fx * ex + fy * ey - edge) / 6, -30, 30)));
        light[y * width + x] *= (float) (fall * (1 - damage.shadow() * inside));
      }
    }
  }

  private static List<Frame.Mark> marks(
      Drawing paper, double[] h, int width, int height, double middleX, double middleY) {
    List<Frame.Mark> marks = new ArrayList<>();
    for (PrintedLine line : paper.lines()) {
      for (int i = 0; i < line.text().length(); i++) {
        double px = (line.x() + i * line.step() - middleX) / paper.scale();
        double py = (line.y() - middleY) / paper.scale();
        double[] here = Optics.map(h, px, py);
        double[] next = Optics.map(h, px + line.step() / paper.scale(), py);
        marks.add(
            new Frame.Mark(
                line.text().charAt(i),
                here[0] + width / 2.0,
                here[1] + height / 2.0,
                next[0] - here[0],
                next[1] - here[1]));
      }
    }
    return marks;
  }
}
