package vrs.server.request;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.municipality.Masters;
import vrs.server.municipality.Municipality;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.Zone;
import vrs.server.staff.MenuGroup;
import vrs.server.staff.MenuItem;
import vrs.server.staff.Screens;

/// Where agency and operator answer the municipalities' demands (H8).
@Controller
public final class DemandDesk {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final List<DemandState> ANSWERS =
      List.of(DemandState.CONSIDERED, DemandState.PLANNED, DemandState.DONE, DemandState.DECLINED);

  private final ShowDemands showDemands;
  private final WriteToDemand writeToDemand;
  private final PublishAnswer publishAnswer;
  private final Masters masters;
  private final Clock clock;

  DemandDesk(
      ShowDemands showDemands,
      WriteToDemand writeToDemand,
      PublishAnswer publishAnswer,
      Masters masters,
      Clock clock) {
    this.showDemands = showDemands;
    this.writeToDemand = writeToDemand;
    this.publishAnswer = publishAnswer;
    this.masters = masters;
    this.clock = clock;
  }

  @GetMapping("/demand-desk")
  @OpenTo(
      zone = Zone.ADMINISTRATION,
      audience = {Audience.AGENCY, Audience.OPERATOR},
      roles = {Role.ADMINISTRATOR, Role.OPERATOR})
  @MenuItem(text = "demand-desk", group = MenuGroup.PARTNERS, order = 75)
  public ModelAndView list() {
    List<Demand> demands = showDemands.all();
    return new ModelAndView("request/demand-desk")
        .addObject("demands", demands)
        .addObject(
            "names",
            demands.stream()
                .map(Demand::municipality)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), this::name)))
        .addObject("published", showDemands.published());
  }

  @GetMapping("/demand-desk/{municipality}/{id}")
  @OpenTo(
      zone = Zone.ADMINISTRATION,
      audience = {Audience.AGENCY, Audience.OPERATOR},
      roles = {Role.ADMINISTRATOR, Role.OPERATOR})
  public ModelAndView show(
      @PathVariable AreaCode municipality,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Integer published) {
    ShowDemands.Told thread = showDemands.thread(municipality, id);
    return new ModelAndView("request/demand-thread")
        .addObject("demand", thread.demand())
        .addObject("messages", thread.messages())
        .addObject("states", ANSWERS)
        .addObject("published", published)
        .addObject("name", name(municipality));
  }

  @PostMapping("/demand-desk/{municipality}/{id}/messages")
  @OpenTo(
      zone = Zone.ADMINISTRATION,
      audience = {Audience.AGENCY, Audience.OPERATOR},
      roles = {Role.ADMINISTRATOR, Role.OPERATOR})
  public ModelAndView answer(
      Actor actor,
      @PathVariable AreaCode municipality,
      @PathVariable UUID id,
      @RequestParam String text,
      @RequestParam(required = false) @Nullable DemandState state) {
    try {
      Optional<DemandState> set = Optional.ofNullable(state).filter(ANSWERS::contains);
      writeToDemand.answer(actor, municipality, id, text, set);
      return to(municipality, id, "");
    } catch (Refusal refusal) {
      ModelAndView screen =
          refusal.reason() == RequestReason.NO_SUCH_DEMAND
              ? list()
              : show(municipality, id, null).addObject("text", text).addObject("state", state);
      return Screens.refused(screen, refusal);
    }
  }

  @PostMapping("/demand-desk/{municipality}/{id}/published")
  @OpenTo(
      zone = Zone.ADMINISTRATION,
      audience = {Audience.AGENCY, Audience.OPERATOR},
      roles = {Role.ADMINISTRATOR, Role.OPERATOR})
  public ModelAndView publish(
      Actor actor,
      @PathVariable AreaCode municipality,
      @PathVariable UUID id,
      @RequestParam int sequence,
      @RequestParam boolean published) {
    publishAnswer.publish(actor, municipality, id, sequence, published);
    return to(municipality, id, published ? "?published=" + sequence : "");
  }

  private String name(AreaCode area) {
    return masters
        .current()
        .municipalityOf(area, LocalDate.ofInstant(clock.instant(), JAPAN))
        .map(Municipality::name)
        .orElse(area.digits());
  }

  private static ModelAndView to(AreaCode municipality, UUID id, String said) {
    return new ModelAndView("redirect:/demand-desk/" + municipality + "/" + id + said);
  }
}
