package vrs.card;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// A card that gives these answers in turn, whatever it is asked; then it is gone.
final class ScriptedChannel implements CardChannel {

  private final Deque<byte[]> answers = new ArrayDeque<>();

  ScriptedChannel(String... answers) {
    this(List.of(answers).stream().map(hex -> Bytes.ofHex(hex).toArray()).toList());
  }

  ScriptedChannel(List<byte[]> answers) {
    this.answers.addAll(answers);
  }

  @Override
  public byte[] transmit(byte[] command) throws IOException {
    var answer = answers.poll();
    if (answer == null) {
      throw new IOException("card removed");
    }
    return answer;
  }

  @Override
  public void close() {}
}
