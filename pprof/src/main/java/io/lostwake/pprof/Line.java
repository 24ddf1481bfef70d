package io.lostwake.pprof;

/// A place in the source.
///
/// @param functionId id of the [Function] it belongs to
/// @param line line number from 1, or 0 when unknown
/// @param column column number from 1, or 0 when unknown
public record Line(long functionId, long line, long column) {

  static Line read(WireReader in) throws MalformedProfileException {
    long functionId = 0;
    long line = 0;
    long column = 0;
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> functionId = in.number("a line's function");
        case 2 -> line = in.number("a line's number");
        case 3 -> column = in.number("a line's column");
        default -> in.skip();
      }
    }
    return new Line(functionId, line, column);
  }

  void write(WireWriter out) {
    out.number(1, functionId);
    out.number(2, line);
    out.number(3, column);
  }
}
