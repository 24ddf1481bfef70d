package io.lostwake.pprof;

import java.util.ArrayList;
import java.util.List;

/// A place in the program, named by the stacks of [Sample].
///
/// @param id unique in its profile, not 0
/// @param mappingId id of the [Mapping] that holds it, or 0; may name a mapping the profile does
///   not have
/// @param address the instruction's address (unsigned), or 0
/// @param lines where that is in the source: the inlined callee first, its callers after it; empty
///   when unknown
/// @param isFolded whether several places in the program have been given this one id
public record Location(long id, long mappingId, long address, List<Line> lines, boolean isFolded) {

  /// Copies the lines, so that the location cannot change.
  public Location {
    lines = List.copyOf(lines);
  }

  static Location read(WireReader in, IdSet functionIds, EntryBudget budget)
      throws MalformedProfileException {
    long id = 0;
    long mappingId = 0;
    long address = 0;
    List<Line> lines = new ArrayList<>();
    boolean isFolded = false;
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> id = in.number("a location's id");
        case 2 -> mappingId = in.number("a location's mapping");
        case 3 -> address = in.number("a location's address");
        case 4 -> {
          budget.take(in);
          Line line = Line.read(in.message("a location's line"));
          functionIds.require(in, line.functionId());
          lines.add(line);
        }
        case 5 -> isFolded = in.truth("a location's folding");
        default -> in.skip();
      }
    }
    return new Location(id, mappingId, address, lines, isFolded);
  }

  void write(WireWriter out) {
    out.number(1, id);
    out.number(2, mappingId);
    out.number(3, address);
    for (Line line : lines) {
      WireWriter body = out.message();
      line.write(body);
      out.message(4, body);
    }
    out.truth(5, isFolded);
  }
}
