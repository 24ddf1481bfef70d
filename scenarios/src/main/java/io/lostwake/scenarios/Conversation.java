package io.lostwake.scenarios;

import java.io.IOException;

/// How a program is asked to lose more.
sealed interface Conversation permits HttpConversation, PipeConversation {

  /// The program has written a line to stdout.
  void hear(String line);

  /// The program has ended.
  void end();

  /// Where `lostwake check` finds the program, once it is ready.
  ///
  /// @throws IOException if it ends or is not ready within 30 seconds
  String source() throws IOException;

  /// Lets the program lose more; its strands have come to rest when this returns.
  ///
  /// @throws IOException if it does not answer within 30 seconds
  void lose(int times) throws IOException;
}
