package io.lostwake.diagnosis;

import io.lostwake.model.Cohort;
import io.lostwake.model.Detail;
import io.lostwake.model.Reference;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Strand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether two dumps are of one process. */
final class Identity {
  private static final double MOST = 0.9;

  private Identity() {}

  private record Face(String outermost, List<Reference> references) {}

  static boolean isOneProcess(Snapshot before, Snapshot after) {
    if (!before.tells(Detail.STRAND_IDS) || !after.tells(Detail.STRAND_IDS)) {
      return false;
    }
    Map<Long, Face> faces = faces(before);
    int same = 0;
    int different = 0;
    for (Map.Entry<Long, Face> entry : faces(after).entrySet()) {
      Face known = faces.get(entry.getKey());
      if (known == null || known.references().isEmpty()) {
        continue;
      }
      if (known.equals(entry.getValue())) {
        same++;
      } else {
        different++;
      }
    }
    return same > 0 && same >= MOST * (same + different);
  }

  /** The sampled strands by id: what they were started with, and the outermost call's arguments. */
  private static Map<Long, Face> faces(Snapshot snapshot) {
    Map<Long, Face> faces = new HashMap<>();
    for (Cohort cohort : snapshot.cohorts()) {
      int last = cohort.stack().frames().size() - 1;
      for (Strand strand : cohort.samples()) {
        String outermost = last < 0 ? "" : cohort.stack().frames().get(last).function();
        faces.put(
            strand.id(),
            new Face(
                outermost,
                strand.references().stream()
                    .filter(reference -> reference.frame() == last && reference.certain())
                    .map(reference ->
                        new Reference(0, reference.position(), reference.address(), true))
                    .toList()));
      }
    }
    return faces;
  }
}
