package vrs.server.platform;

/// Why the process can't start, in one sentence for the person who starts it: what is wrong and
/// what to do. The launcher prints the sentence without a stack trace.
public final class CannotStart extends RuntimeException {
  public CannotStart(String sentence) {
    super(sentence);
  }

  public CannotStart(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
