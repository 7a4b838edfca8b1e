package vrs.tools;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import vrs.card.Bytes;
import vrs.card.CardDialogue;
import vrs.card.CardEvidence;
import vrs.card.CardReason;
import vrs.card.CardRefusal;
import vrs.card.Pin;
import vrs.card.PinOutcome;
import vrs.card.app.AppKey;
import vrs.card.app.PassportFields;

/// The card's part of the bridge: says whether one is there, and reads it for one application (F1,
/// F2, F6).
final class BridgeCard {

  /// Shorter nonces are no server's of ours.
  private static final int MIN_NONCE = 16;

  private static final int MAX_NONCE = 64;
  private static final int MAX_APPLICATION = 200;

  private final CardSlot slot;
  private final AppKey app;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  BridgeCard(CardSlot slot, AppKey app) {
    this.slot = slot;
    this.app = app;
  }

  /// `card` is `present`, `absent` or `other`; with a card, `triesLeft` is how many the PIN has.
  BridgeAnswer status() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("version", app.version());
    oneAtATime.lock();
    try (var channel = slot.open()) {
      fields.put("triesLeft", String.valueOf(CardDialogue.open(channel).triesLeft()));
      fields.put("card", "present");
    } catch (CardRefusal refusal) {
      boolean absent =
          refusal.reason() == CardReason.NO_CARD || refusal.reason() == CardReason.CARD_REMOVED;
      fields.put("card", absent ? "absent" : "other");
    } finally {
      oneAtATime.unlock();
    }
    return BridgeAnswer.ok(fields);
  }

  /// Reads the card and signs what was read.
  ///
  /// The request has `pin`, the server's `nonce` (base64url), `application` as the server wants it
  /// named, and `lastTry` = `yes` if the holder was told that one try is left and insists.
  BridgeAnswer read(Map<String, String> request, Optional<PassportFields> passport) {
    var application = request.getOrDefault("application", "");
    Bytes nonce;
    try {
      nonce = Bytes.ofBase64Url(request.getOrDefault("nonce", ""));
    } catch (IllegalArgumentException _) {
      return BridgeAnswer.refused(CardReason.BRIDGE_REQUEST);
    }
    if (nonce.length() < MIN_NONCE
        || nonce.length() > MAX_NONCE
        || application.isEmpty()
        || application.length() > MAX_APPLICATION) {
      return BridgeAnswer.refused(CardReason.BRIDGE_REQUEST);
    }
    boolean lastTry = "yes".equals(request.get("lastTry"));
    oneAtATime.lock();
    try (var pin = Pin.of(request.getOrDefault("pin", ""));
        var channel = slot.open()) {
      return switch (CardDialogue.open(channel).verify(pin, lastTry)) {
        case PinOutcome.Accepted(var card) ->
            signed(card.read(nonce), nonce, application, passport);
        case PinOutcome.Wrong(int left) ->
            BridgeAnswer.refused(
                409, CardReason.PIN_WRONG.code(), Map.of("triesLeft", String.valueOf(left)));
        case PinOutcome.Blocked _ -> BridgeAnswer.refused(CardReason.PIN_BLOCKED);
      };
    } catch (CardRefusal refusal) {
      return BridgeAnswer.refused(refusal.reason());
    } finally {
      oneAtATime.unlock();
    }
  }

  private BridgeAnswer signed(
      CardEvidence evidence, Bytes nonce, String application, Optional<PassportFields> passport) {
    var statement = app.state(application, passport, nonce, evidence);
    return new BridgeAnswer(
        200, "{\"evidence\":" + evidence.toJson() + ",\"statement\":" + statement.toJson() + "}");
  }
}
