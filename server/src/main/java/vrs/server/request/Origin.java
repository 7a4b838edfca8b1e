package vrs.server.request;

/// How a request came in.
public enum Origin {
  /// At the counter (窓口).
  COUNTER,
  /// By letter (郵送).
  POST,
  /// From the citizen's app; its door comes with the app.
  APP
}
