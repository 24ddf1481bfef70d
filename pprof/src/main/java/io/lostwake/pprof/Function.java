package io.lostwake.pprof;

import java.util.Objects;

/// A function of the program.
///
/// @param id unique in its profile, not 0
/// @param name for people
/// @param systemName as the linker knows it
/// @param filename path of its source, or empty
/// @param startLine line of its declaration, or 0 when unknown (Go writes it since 1.20)
public record Function(long id, String name, String systemName, String filename, long startLine) {

  /// Refuses null: an absent text is the empty string.
  public Function {
    Objects.requireNonNull(name);
    Objects.requireNonNull(systemName);
    Objects.requireNonNull(filename);
  }

  static Function read(WireReader in, StringTable strings) throws MalformedProfileException {
    long id = 0;
    String name = "";
    String systemName = "";
    String filename = "";
    long startLine = 0;
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> id = in.number("a function's id");
        case 2 -> name = strings.text(in, "a function's name");
        case 3 -> systemName = strings.text(in, "a function's system name");
        case 4 -> filename = strings.text(in, "a function's file");
        case 5 -> startLine = in.number("a function's start line");
        default -> in.skip();
      }
    }
    return new Function(id, name, systemName, filename, startLine);
  }

  void write(WireWriter out) {
    out.number(1, id);
    out.text(2, name);
    out.text(3, systemName);
    out.text(4, filename);
    out.number(5, startLine);
  }
}
