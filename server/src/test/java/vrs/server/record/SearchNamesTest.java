package vrs.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.samples.Municipality;
import vrs.samples.PersonGenerator;
import vrs.samples.SampleWorld;
import vrs.samples.SearchName;
import vrs.server.audit.Audit;
import vrs.server.audit.Entries;
import vrs.server.municipality.Masters;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Nation;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

class SearchNamesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final AreaCode CHIYODA = new AreaCode("131016");
  @TempDir Path folder;

  @Test
  void every_way_of_writing_five_hundred_names_finds_the_person() throws IOException {
    var desk = new ImportDesk(database, folder);
    var file = new ByteArrayOutputStream();
    Map<String, SearchName> names =
        SearchName.write(
            file, Municipality.of(CHIYODA.digits()), new PersonGenerator(5, SampleWorld.AS_OF));
    ImportBatch stored = desk.stored(CHIYODA, desk.plan(CHIYODA, file.toByteArray()));
    assertThat(stored.counts().fresh()).isEqualTo(500);
    var findPersons =
        new FindPersons(
            desk.areas,
            desk.keys,
            new Masters(new Nation(database.of(Zone.LGWAN))),
            new Persons(),
            new PersonNames(),
            new Tickets(),
            new Audit(desk.areas, new Entries()));

    var missed = new ArrayList<String>();
    names.forEach((ledger, name) -> {
      for (String query : name.queries()) {
        boolean found =
            findPersons.find(ImportDesk.actor(CHIYODA), query).persons().stream()
                .anyMatch(one -> one.person().ledgerNumber().orElseThrow().equals(ledger));
        if (!found) {
          missed.add(name.name() + ": " + query);
        }
      }
    });
    assertThat(missed).isEmpty();
  }
}
