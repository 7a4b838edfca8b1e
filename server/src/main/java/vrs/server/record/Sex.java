package vrs.server.record;

/// Sex (性別) as registries and cards write it.
public enum Sex {
  MALE("1"),
  FEMALE("2"),
  UNKNOWN("9");

  private final String code;

  Sex(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Sex of(String code) {
    return switch (code) {
      case "1" -> MALE;
      case "2" -> FEMALE;
      default -> UNKNOWN;
    };
  }
}
