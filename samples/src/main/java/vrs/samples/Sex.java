package vrs.samples;

/// Sex as the resident register's files code it (性別).
public enum Sex {
  MALE('1'),
  FEMALE('2'),
  UNKNOWN('9');

  private final char code;

  Sex(char code) {
    this.code = code;
  }

  public char code() {
    return code;
  }
}
