package vrs.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vrs.reading.InkBlobs.Blob;

/// Finds lines of evenly spaced characters anywhere in a picture, turned by any angle and seen in
/// perspective.
///
/// Dark spots of like size that follow each other in equal steps form a chain; a chain of the
/// wanted length is a candidate. Whether it is text, and which, the network decides later.
public final class LineFinder {
  /// What to look at: the picture at a working size, smoothed or not. Later looks cost time only if
  /// earlier ones fail.
  public enum Look {
    SHARP(0),
    SMOOTH(1),
    SMOOTHER(2),
    BLURRED(4);

    private final int smoothing;

    Look(int smoothing) {
      this.smoothing = smoothing;
    }
  }

  private static final int WORKING_SIZE = 1600;
  private static final int SMALL = 900;
  private static final int REACH = 20;
  private static final int MESH = 24;
  private static final int MOST_CANDIDATES = 12;

  private record Link(int index, Blob blob) {}

  private final InkBlobs ink;
  private final Map<Integer, List<Blob>> mesh = new HashMap<>();
  private final int length;

  private LineFinder(InkBlobs ink, int length) {
    this.ink = ink;
    this.length = length;
    for (Blob blob : ink.all()) {
      mesh.computeIfAbsent(key(blob.x(), blob.y()), _ -> new ArrayList<>()).add(blob);
    }
  }

  /// Candidates for lines of about `length` characters, the most complete first.
  public static List<TextLine> lines(GreyPicture picture, int length, Look look) {
    int longer = Math.max(picture.width(), picture.height());
    GreyPicture working = picture;
    double factor = 1;
    if (longer > WORKING_SIZE * 5 / 4) {
      int shrink = (longer + WORKING_SIZE - 1) / WORKING_SIZE;
      working = picture.shrunk(shrink);
      factor = shrink;
    } else if (longer < SMALL) {
      working = picture.doubled();
      factor = 0.5;
    }
    InkBlobs ink = InkBlobs.in(working.smoothed(look.smoothing), REACH);
    double enlarge = factor;
    return new LineFinder(ink, length)
        .chains().stream().map(line -> enlarge == 1 ? line : line.enlarged(enlarge)).toList();
  }

  private List<TextLine> chains() {
    record Candidate(int seen, TextLine line) {}
    List<Candidate> candidates = new ArrayList<>();
    Set<Long> used = new HashSet<>();
    for (Blob seed : ink.all()) {
      for (Blob neighbour : neighbours(seed)) {
        if (used.contains(pair(seed, neighbour))) {
          continue;
        }
        List<Link> chain = chain(seed, neighbour);
        if (chain.size() >= length * 6 / 10) {
          for (int i = 1; i < chain.size(); i++) {
            used.add(pair(chain.get(i - 1).blob, chain.get(i).blob));
            used.add(pair(chain.get(i).blob, chain.get(i - 1).blob));
          }
          LineFit.through(
                  ink,
                  chain.stream().map(link -> new LineFit.Point(link.index, link.blob)).toList())
              .filter(line -> line.last() - line.first() + 1 <= length + 6)
              .ifPresent(line -> candidates.add(new Candidate(chain.size(), line)));
        }
      }
    }
    candidates.sort(
        Comparator.comparingInt((Candidate candidate) -> Math.abs(length - candidate.seen)));
    return candidates.stream().limit(MOST_CANDIDATES).map(Candidate::line).toList();
  }

  private static long pair(Blob one, Blob other) {
    return (long) one.from() << 32 | other.from();
  }

  /// Spots that may be the next character: near, of like size; each pair from one side only.
  private List<Blob> neighbours(Blob seed) {
    double reach = 2.2 * seed.size();
    return around(seed.x(), seed.y(), reach).stream()
        .filter(blob -> blob.x() > seed.x() || (blob.x() == seed.x() && blob.y() > seed.y()))
        .filter(blob -> alike(blob.size(), seed.size()))
        .filter(blob -> distance(seed, blob) > 0.45 * Math.max(seed.size(), blob.size()))
        .sorted(Comparator.comparingDouble(blob -> distance(seed, blob)))
        .limit(4)
        .toList();
  }

  private List<Link> chain(Blob seed, Blob neighbour) {
    List<Link> chain = new ArrayList<>(List.of(new Link(0, seed), new Link(1, neighbour)));
    extend(chain, true);
    extend(chain, false);
    return chain;
  }

  private void extend(List<Link> chain, boolean forward) {
    int missed = 0;
    while (chain.size() < length + 8) {
      int at = chain.size() - 1;
      Link end = forward ? chain.getLast() : chain.getFirst();
      Link back = forward ? chain.get(Math.max(0, at - 7)) : chain.get(Math.min(at, 7));
      int links = end.index - back.index;
      double stepX = (end.blob.x() - back.blob.x()) / links;
      double stepY = (end.blob.y() - back.blob.y()) / links;
      int ahead = (forward ? 1 : -1) * (missed + 1);
      double step = Math.hypot(stepX, stepY);
      Blob next =
          nearest(
              end.blob.x() + ahead * stepX,
              end.blob.y() + ahead * stepY,
              (Math.abs(links) == 1 ? 0.36 : 0.28) * step,
              end.blob.size());
      if (next == null) {
        if (++missed > 2) {
          return;
        }
        continue;
      }
      Link link = new Link(end.index + ahead, next);
      if (forward) {
        chain.addLast(link);
      } else {
        chain.addFirst(link);
      }
      missed = 0;
    }
  }

  private @org.jspecify.annotations.Nullable Blob nearest(
      double x, double y, double reach, double size) {
    Blob best = null;
    double least = reach;
    for (Blob blob : around(x, y, reach)) {
      double distance = Math.hypot(blob.x() - x, blob.y() - y);
      if (distance < least && alike(blob.size(), size)) {
        least = distance;
        best = blob;
      }
    }
    return best;
  }

  private List<Blob> around(double x, double y, double reach) {
    List<Blob> near = new ArrayList<>();
    for (int my = (int) (y - reach) / MESH; my <= (int) (y + reach) / MESH; my++) {
      for (int mx = (int) (x - reach) / MESH; mx <= (int) (x + reach) / MESH; mx++) {
        near.addAll(mesh.getOrDefault(my * 65_536 + mx, List.of()));
      }
    }
    return near;
  }

  private static int key(double x, double y) {
    return (int) y / MESH * 65_536 + (int) x / MESH;
  }

  private static boolean alike(double one, double other) {
    return one < 1.7 * other && other < 1.7 * one;
  }

  private static double distance(Blob one, Blob other) {
    return Math.hypot(one.x() - other.x(), one.y() - other.y());
  }
}
