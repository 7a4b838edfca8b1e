package vrs.journeys;

import tools.jackson.databind.JsonNode;

/// What a JSON door answered.
record Answer(int status, JsonNode body) {

  boolean ok() {
    return status >= 200 && status < 300;
  }

  /// The code of a refusal, with the codes that its details name.
  String code() {
    var text = new StringBuilder(body.path("code").asString("HTTP " + status));
    JsonNode details = body.path("details");
    for (String name : new String[] {"reading", "card", "app"}) {
      if (details.has(name)) {
        text.append(' ').append(details.path(name).asString(""));
      }
    }
    for (JsonNode finding : details.path("findings")) {
      text.append(' ').append(finding.path("code").asString(""));
    }
    return text.toString();
  }

  /// The answer, if it is a yes.
  JsonNode orFail(String what) {
    if (!ok()) {
      throw new StepFailed("%s was refused: %s.".formatted(what, code()));
    }
    return body;
  }

  @Override
  public String toString() {
    return "Answer[" + status + "]";
  }
}
