package vrs.server.record;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Staff tell the holder of a record what is to be told at the next contact, and say so.
@Component
public final class TellNotices {
  private final Areas areas;
  private final Notices notices;
  private final Pseudonyms pseudonyms;
  private final Audit audit;

  TellNotices(Areas areas, Notices notices, Pseudonyms pseudonyms, Audit audit) {
    this.areas = areas;
    this.notices = notices;
    this.pseudonyms = pseudonyms;
    this.audit = audit;
  }

  /// For the page of a person, whose look is in the log already.
  public List<Notice> open(Actor actor, UUID person) {
    return areas.read(actor.office(), area -> notices.open(area, person));
  }

  /// @param told false: it was not, after all
  /// @throws Refusal D154
  public Notice tell(Actor actor, UUID person, UUID id, boolean told) {
    return areas.write(
        actor.office(),
        area -> {
          Notice notice =
              notices
                  .byId(area, person, id)
                  .orElseThrow(() -> new Refusal(NoticeReason.NO_SUCH_NOTICE));
          if (told) {
            notices.told(area, id, actor.account());
          } else {
            notices.notTold(area, id);
          }
          audit.enter(
              area,
              Deed.of(actor, NoticeAction.TELL)
                  .about(pseudonyms.of(area.code(), person))
                  .with("notice", id)
                  .with("told", told));
          return notice;
        });
  }
}
