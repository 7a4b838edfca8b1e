package vrs.server.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/// What the signature of a site's request covers (`docs/formats/site-requests.md`): five lines.
///
/// @param target path and query as sent
/// @param time microseconds since 1970, by the device's clock set to the server's
record SignedText(String method, String target, long time, byte[] body) {

  byte[] bytes() {
    return String.join(
            "\n",
            "VRS1",
            method,
            target,
            Long.toString(time),
            Base64.getUrlEncoder().withoutPadding().encodeToString(Hashes.sha256(body)))
        .getBytes(UTF_8);
  }
}
