package vrs.server.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.Area;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.SealedBytes;
import vrs.server.platform.SealedPlace;

/// The tables of requests and of their steps. Steps are only added; the request's row follows them.
@Component
final class Requests {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String COLUMNS =
      """
      select id, year, number, kind, origin, received, person, state, due, assigned, outcome, steps
        from person_request
      """;

  private final AreaKeys keys;

  Requests(AreaKeys keys) {
    this.keys = keys;
  }

  /// The number that the next request of the year gets. The caller holds a lock.
  RequestNumber next(Area area, int year) {
    return new RequestNumber(
        year,
        area.sql(
                """
                select coalesce(max(number), 0) + 1
                  from person_request
                 where area = :area and year = :year
                """)
            .param("year", year)
            .query(Integer.class)
            .single());
  }

  /// Those of these persons who have made one.
  Set<UUID> ofPersons(Area area, Collection<UUID> persons) {
    return new HashSet<>(
        area.sql(
                """
                select one.id
                  from (select unnest(cast(:persons as uuid[])) as id) as one
                 cross join lateral (
                        select id from person_request
                         where area = :area and person = one.id limit 1) r
                """)
            .param("persons", persons.toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }

  void add(Area area, PersonRequest request, Applicant applicant, Taken received) {
    byte[] sealed =
        keys.of(area).seal(JSON.writeValueAsBytes(applicant), applicantPlace(request.id())).bytes();
    area.sql(
            """
            insert into person_request
                   (area, id, year, number, kind, origin, received, applicant_sealed, person, state,
                    due, steps)
            values (:area, :id, :year, :number, :kind, :origin, :received, :applicant, :person,
                    :state, :due, 1)
            """)
        .param("id", request.id())
        .param("year", request.number().year())
        .param("number", request.number().number())
        .param("kind", request.kind().name())
        .param("origin", request.origin().name())
        .param("received", request.received())
        .param("applicant", sealed)
        .param("person", request.progress().person().orElse(null))
        .param("state", request.progress().state().name())
        .param("due", request.progress().due())
        .update();
    add(area, request.id(), received);
  }

  /// Adds a step and brings the request's row to what the steps come to.
  void add(Area area, PersonRequest request, Taken step, Progress progress) {
    add(area, request.id(), step);
    area.sql(
            """
            update person_request
               set person = :person, state = :state, due = :due, assigned = :assigned,
                   outcome = :outcome, steps = :steps
             where area = :area and id = :id
            """)
        .param("id", request.id())
        .param("person", progress.person().orElse(null))
        .param("state", progress.state().name())
        .param("due", progress.due())
        .param("assigned", progress.assigned().orElse(null))
        .param("outcome", progress.outcome().map(Outcome::name).orElse(null))
        .param("steps", step.sequence())
        .update();
  }

  private void add(Area area, UUID request, Taken step) {
    byte[] sealed =
        step.text() == null
            ? null
            : keys.of(area)
                .seal(step.text().getBytes(UTF_8), textPlace(request, step.sequence()))
                .bytes();
    area.sql(
            """
            insert into request_step
                   (area, request, sequence, at, account, step, text_sealed, person, assigned, due,
                    outcome, dose, version, notice, undoes)
            values (:area, :request, :sequence, :at, :account, :step, :text, :person, :assigned,
                    :due, :outcome, :dose, :version, :notice, :undoes)
            """)
        .param("request", request)
        .param("sequence", step.sequence())
        .param("at", Timestamp.from(step.at()))
        .param("account", step.account())
        .param("step", step.kind().name())
        .param("text", sealed)
        .param("person", step.person())
        .param("assigned", step.assigned())
        .param("due", step.due())
        .param("outcome", step.outcome() == null ? null : step.outcome().name())
        .param("dose", step.dose())
        .param("version", step.version())
        .param("notice", step.notice())
        .param("undoes", step.undoes())
        .update();
  }

  /// The requests that wait longest for a decision first; what has one comes after them.
  ///
  /// @param kind none: every kind
  /// @param state none: whatever is not done
  List<PersonRequest> inbox(
      Area area, Optional<RequestKind> kind, Optional<RequestState> state, int most) {
    return area.sql(
            COLUMNS
                + """
                 where area = :area
                   and (:kind = '' or kind = :kind)
                   and case when :state = '' then state <> 'DONE' else state = :state end
                 order by outcome is not null, due, year, number
                 limit :most
                """)
        .param("kind", kind.map(RequestKind::name).orElse(""))
        .param("state", state.map(RequestState::name).orElse(""))
        .param("most", most)
        .query((row, _) -> request(row))
        .list();
  }

  /// What is not linked to anybody in the register yet.
  List<PersonRequest> unlinked(Area area) {
    return area.sql(
            COLUMNS
                + """
                 where area = :area and person is null and state in ('RECEIVED', 'IDENTIFIED', 'IN_WORK')
                 order by due, year, number
                """)
        .query((row, _) -> request(row))
        .list();
  }

  Optional<PersonRequest> byId(Area area, UUID id) {
    return area.sql(COLUMNS + " where area = :area and id = :id")
        .param("id", id)
        .query((row, _) -> request(row))
        .optional();
  }

  /// As [#byId], and nobody else takes a step meanwhile.
  Optional<PersonRequest> lock(Area area, UUID id) {
    return area.sql(COLUMNS + " where area = :area and id = :id for update")
        .param("id", id)
        .query((row, _) -> request(row))
        .optional();
  }

  Applicant applicant(Area area, UUID id) {
    byte[] sealed =
        area.sql("select applicant_sealed from person_request where area = :area and id = :id")
            .param("id", id)
            .query((row, _) -> row.getBytes(1))
            .single();
    return JSON.readValue(
        keys.of(area).open(SealedBytes.of(sealed), applicantPlace(id)), Applicant.class);
  }

  /// The steps of a request, in their order.
  List<Taken> steps(Area area, UUID request) {
    return area.sql(
            """
            select sequence, at, account, step, text_sealed, person, assigned, due, outcome, dose,
                   version, notice, undoes
              from request_step
             where area = :area and request = :request
             order by sequence
            """)
        .param("request", request)
        .query((row, _) -> step(area, request, row))
        .list();
  }

  private static PersonRequest request(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    return new PersonRequest(
        row.getObject("id", UUID.class),
        new RequestNumber(row.getInt("year"), row.getInt("number")),
        RequestKind.valueOf(row.getString("kind")),
        Origin.valueOf(row.getString("origin")),
        row.getObject("received", LocalDate.class),
        new Progress(
            RequestState.valueOf(row.getString("state")),
            row.getObject("due", LocalDate.class),
            Optional.ofNullable(row.getObject("person", UUID.class)),
            Optional.ofNullable(row.getObject("assigned", UUID.class)),
            Optional.ofNullable(outcome).map(Outcome::valueOf)),
        row.getInt("steps"));
  }

  private Taken step(Area area, UUID request, ResultSet row) throws SQLException {
    int sequence = row.getInt("sequence");
    byte[] sealed = row.getBytes("text_sealed");
    Date due = row.getDate("due");
    String outcome = row.getString("outcome");
    return new Taken(
        sequence,
        row.getTimestamp("at").toInstant(),
        row.getObject("account", UUID.class),
        StepKind.valueOf(row.getString("step")),
        sealed == null
            ? null
            : new String(
                keys.of(area).open(SealedBytes.of(sealed), textPlace(request, sequence)), UTF_8),
        row.getObject("person", UUID.class),
        row.getObject("assigned", UUID.class),
        due == null ? null : due.toLocalDate(),
        outcome == null ? null : Outcome.valueOf(outcome),
        row.getObject("dose", UUID.class),
        number(row, "version"),
        row.getObject("notice", UUID.class),
        number(row, "undoes"));
  }

  private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : number;
  }

  private static SealedPlace applicantPlace(UUID request) {
    return new SealedPlace(request, "person_request.applicant");
  }

  private static SealedPlace textPlace(UUID request, int sequence) {
    return new SealedPlace(request, "request_step.text." + sequence);
  }
}
