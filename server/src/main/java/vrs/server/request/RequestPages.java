package vrs.server.request;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.platform.Actor;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.Zone;
import vrs.server.staff.Colleagues;
import vrs.server.staff.MenuItem;
import vrs.server.staff.Screens;

/// The inbox of requests of persons (F13): receive, work on, decide, answer.
@Controller
public final class RequestPages {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private final ListRequests listRequests;
  private final ReceiveRequest receiveRequest;
  private final ShowRequest showRequest;
  private final TakeStep takeStep;
  private final UndoStep undoStep;
  private final AnswerRequest answerRequest;
  private final Colleagues colleagues;
  private final Clock clock;

  RequestPages(
      ListRequests listRequests,
      ReceiveRequest receiveRequest,
      ShowRequest showRequest,
      TakeStep takeStep,
      UndoStep undoStep,
      AnswerRequest answerRequest,
      Colleagues colleagues,
      Clock clock) {
    this.listRequests = listRequests;
    this.receiveRequest = receiveRequest;
    this.showRequest = showRequest;
    this.takeStep = takeStep;
    this.undoStep = undoStep;
    this.answerRequest = answerRequest;
    this.colleagues = colleagues;
    this.clock = clock;
  }

  @GetMapping("/requests")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  @MenuItem(text = "requests", order = 30)
  public ModelAndView list(
      Actor actor,
      @RequestParam(required = false) @Nullable RequestKind kind,
      @RequestParam(required = false) @Nullable RequestState state) {
    return new ModelAndView("request/inbox")
        .addObject(
            "inbox",
            listRequests.list(actor, Optional.ofNullable(kind), Optional.ofNullable(state)))
        .addObject("kinds", RequestKind.values())
        .addObject("kind", kind)
        .addObject("states", RequestState.values())
        .addObject("state", state)
        .addObject("people", colleagues.of(actor));
  }

  /// The form on which a request is received, for a person of the register or for nobody yet.
  @GetMapping("/requests/new")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView begin(Actor actor, @RequestParam(required = false) @Nullable UUID person) {
    return new ModelAndView("request/new")
        .addObject("id", UUID.randomUUID())
        .addObject("kinds", RequestKind.values())
        .addObject("today", LocalDate.ofInstant(clock.instant(), JAPAN))
        .addObject("about", person == null ? null : showRequest.beginning(actor, person));
  }

  @PostMapping("/requests")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView receive(
      Actor actor,
      @RequestParam UUID id,
      @RequestParam RequestKind kind,
      @RequestParam Origin origin,
      @RequestParam String received,
      @RequestParam(required = false) @Nullable UUID person,
      @RequestParam String name,
      @RequestParam String contact,
      @RequestParam(defaultValue = "") String representative,
      @RequestParam(defaultValue = "") String note) {
    var applicant = new Applicant(name, contact, representative);
    try {
      PersonRequest request =
          receiveRequest.receive(
              actor,
              new ReceiveRequest.Received(
                  id, kind, origin, day(received), person, applicant, note));
      return to(request);
    } catch (Refusal refusal) {
      return Screens.refused(
          begin(actor, person)
              .addObject("kind", kind)
              .addObject("received", received)
              .addObject("applicant", applicant)
              .addObject("note", note),
          refusal);
    }
  }

  @GetMapping("/requests/{id}")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView show(
      Actor actor, @PathVariable UUID id, @RequestParam(required = false) @Nullable Integer taken) {
    return screen(actor, showRequest.show(actor, id, "")).addObject("taken", taken);
  }

  /// As [#show], with the reason that shows what is withheld of a protected person.
  @PostMapping("/requests/{id}")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView show(Actor actor, @PathVariable UUID id, @RequestParam String reason) {
    return screen(actor, showRequest.show(actor, id, reason));
  }

  @PostMapping("/requests/{id}/steps")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView step(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam StepKind step,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable UUID person,
      @RequestParam(required = false) @Nullable UUID account,
      @RequestParam(required = false) @Nullable Outcome outcome,
      @RequestParam(defaultValue = "false") boolean tell,
      @RequestParam(defaultValue = "") String corrected) {
    Step wanted =
        switch (step) {
          case LINKED -> new Step.Linked(given(person));
          case IDENTIFIED -> new Step.Identified(text);
          case ASSIGNED -> new Step.Assigned(given(account));
          case BEGUN -> new Step.Begun();
          case EXTENDED -> new Step.Extended(text);
          case DECIDED -> new Step.Decided(given(outcome), text, tell);
          case DONE -> new Step.Done(Corrected.typed(corrected));
          case NOTED -> new Step.Noted(text);
          case RECEIVED, ANSWERED, UNDONE -> throw new Refusal(PlatformReason.MALFORMED);
        };
    try {
      return to(takeStep.take(actor, id, wanted));
    } catch (Refusal refusal) {
      return again(actor, id, refusal);
    }
  }

  @PostMapping("/requests/{id}/undo")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView undo(Actor actor, @PathVariable UUID id) {
    try {
      undoStep.undo(actor, id);
      return new ModelAndView("redirect:/requests/" + id);
    } catch (Refusal refusal) {
      return again(actor, id, refusal);
    }
  }

  /// The answer as a page to be printed.
  @PostMapping("/requests/{id}/answer")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView answer(Actor actor, @PathVariable UUID id, Locale language) {
    try {
      return new ModelAndView("request/answer")
          .addObject("id", id)
          .addObject("answer", answerRequest.answer(actor, id, language).answer());
    } catch (Refusal refusal) {
      return again(actor, id, refusal);
    }
  }

  /// The answer as a file.
  @PostMapping("/requests/{id}/answer.csv")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ResponseEntity<byte[]> file(Actor actor, @PathVariable UUID id, Locale language) {
    AnswerRequest.Made made = answerRequest.answer(actor, id, language);
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("disclosure-" + made.answer().number() + ".csv")
                .build()
                .toString())
        .header(
            "Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(made.digest()) + ":")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(made.file());
  }

  private ModelAndView screen(Actor actor, ShowRequest.Shown shown) {
    return new ModelAndView("request/request")
        .addObject("shown", shown)
        .addObject("request", shown.request())
        .addObject("progress", shown.request().progress())
        .addObject("outcomes", Outcome.values())
        .addObject("people", colleagues.of(actor));
  }

  private ModelAndView again(Actor actor, UUID id, Refusal refusal) {
    ModelAndView screen =
        refusal.reason() == RequestReason.NO_SUCH_REQUEST
            ? list(actor, null, null)
            : screen(actor, showRequest.show(actor, id, ""));
    return Screens.refused(screen, refusal);
  }

  private static ModelAndView to(PersonRequest request) {
    return new ModelAndView("redirect:/requests/" + request.id() + "?taken=" + request.steps());
  }

  private static LocalDate day(String typed) {
    try {
      return LocalDate.parse(typed);
    } catch (DateTimeParseException e) {
      throw new Refusal(RequestReason.DAY_WRONG);
    }
  }

  private static <T> T given(@Nullable T value) {
    if (value == null) {
      throw new Refusal(PlatformReason.MALFORMED);
    }
    return value;
  }
}
