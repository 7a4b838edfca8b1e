package vrs.server.record;

import java.util.List;
import java.util.Map;
import vrs.server.platform.Refusal;
import vrs.server.record.FieldChecks.Wrong;

/// Makes the plan of one file: reads it line by line, rejects what breaks a rule of the format or
/// repeats a key, and has the rest compared with the register.
final class ImportPlanner<T> {
  private final ImportFile file;
  private final Comparison<T> comparison;
  private final ImportPlan plan;
  private final ImportProgress progress;
  private int ofAnother;

  ImportPlanner(
      ImportFile file, Comparison<T> comparison, ImportPlan plan, ImportProgress progress) {
    this.file = file;
    this.comparison = comparison;
    this.plan = plan;
    this.progress = progress;
  }

  /// @throws Refusal D111, D113: the file as a whole
  ImportBatch.Counts plan() {
    RepeatedKeys repeated = RepeatedKeys.in(file, progress);
    plan.headings(file.header().headings());
    file.read(progress, ImportStep.COMPARING, (number, fields) -> take(repeated, number, fields));
    comparison.finish();
    ImportBatch.Counts counts = plan.finish();
    if (ofAnother == counts.lines()) {
      throw new Refusal(
          ImportReason.ALL_OF_ANOTHER_MUNICIPALITY,
          Map.of("own", plan.area().code().real().digits()));
    }
    return counts;
  }

  private void take(RepeatedKeys repeated, long number, List<String> fields) {
    List<String> data = file.header().data(fields);
    try {
      T content = comparison.parse(fields);
      repeated.check(number, fields);
      comparison.take(new ImportLine<>(number, data, content));
    } catch (Wrong wrong) {
      if (wrong.reason() == ImportReason.MUNICIPALITY_IS_ANOTHER) {
        ofAnother++;
      }
      plan.reject(number, wrong.reason(), wrong.details(), data);
    }
  }
}
