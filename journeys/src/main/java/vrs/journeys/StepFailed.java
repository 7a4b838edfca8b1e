package vrs.journeys;

/// A step that did not succeed; its message is one sentence for whoever started the program.
final class StepFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  StepFailed(String sentence) {
    super(sentence);
  }

  StepFailed(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
