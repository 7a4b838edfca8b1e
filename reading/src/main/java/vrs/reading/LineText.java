package vrs.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What the network read from a line: the likeliest characters, each with its probability.
///
/// @param line where it was read, numbered so that character 0 is the first of the text, and the
///   right way up
record LineText(String text, double[] confidence, TextLine line) {
  /// Cells before and behind the text must be blank with at least this probability, else the line
  /// is longer.
  private static final double BLANK_BESIDE = 0.3;

  double weakest() {
    return Arrays.stream(confidence).min().orElse(0);
  }

  /// How well a text of this form fits the cells; empty where no window of the right length does at
  /// all.
  ///
  /// @param allowed for each place the characters that may stand there
  static Optional<LineText> read(CharacterNetwork network, LineCells cells, List<String> allowed) {
    Optional<LineText> upright = readUpright(network, cells, allowed);
    Optional<LineText> turned = readUpright(network, cells.reversed(), allowed);
    if (upright.isPresent() && turned.isPresent()) {
      return upright.get().fit() >= turned.get().fit() ? upright : turned;
    }
    return upright.or(() -> turned);
  }

  /// Mean logarithm of the probabilities: what candidates are compared by.
  double fit() {
    return Arrays.stream(confidence).map(p -> Math.log(Math.max(p, 1e-6))).average().orElse(-99);
  }

  private static Optional<LineText> readUpright(
      CharacterNetwork network, LineCells cells, List<String> allowed) {
    int length = allowed.size();
    if (!worthwhile(network, cells)) {
      return Optional.empty();
    }
    List<float[]> scores = network.scores(cells.evened());
    LineText best = null;
    for (int start = 1; start + length < scores.size(); start++) {
      if (blank(scores.get(start - 1)) < BLANK_BESIDE
          || blank(scores.get(start + length)) < BLANK_BESIDE) {
        continue;
      }
      LineText text = window(scores, start, allowed, cells);
      if (best == null || text.fit() > best.fit()) {
        best = text;
      }
    }
    return Optional.ofNullable(best);
  }

  /// Looks at a few cells in the middle, to be quick about barcodes, frames and other writing.
  private static boolean worthwhile(CharacterNetwork network, LineCells cells) {
    int size = cells.evened().size();
    List<float[]> probes =
        IntStream.rangeClosed(2, 6)
            .mapToObj(eighth -> cells.evened().get(size * eighth / 8))
            .toList();
    return network.scores(probes).stream().filter(scores -> blank(scores) > 0.5).count() <= 2;
  }

  private static LineText window(
      List<float[]> scores, int start, List<String> allowed, LineCells cells) {
    StringBuilder text = new StringBuilder();
    double[] confidence = new double[allowed.size()];
    for (int i = 0; i < allowed.size(); i++) {
      float[] of = scores.get(start + i);
      double sum = Math.exp(of[CharacterNetwork.NONE]);
      char likeliest = allowed.get(i).charAt(0);
      double greatest = -1;
      for (char c : allowed.get(i).toCharArray()) {
        double weight = Math.exp(of[CharacterNetwork.CHARACTERS.indexOf(c)]);
        sum += weight;
        if (weight > greatest) {
          greatest = weight;
          likeliest = c;
        }
      }
      text.append(likeliest);
      confidence[i] = greatest / sum;
    }
    return new LineText(
        text.toString(),
        confidence,
        cells.line().startingAt(cells.first() + start, allowed.size()));
  }

  private static double blank(float[] scores) {
    double sum = 0;
    for (float score : scores) {
      sum += Math.exp(score - scores[CharacterNetwork.NONE]);
    }
    return 1 / sum;
  }

  @Override
  public String toString() {
    return "LineText[hidden]";
  }
}
