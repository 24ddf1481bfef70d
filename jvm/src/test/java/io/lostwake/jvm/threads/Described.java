package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapGraph;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Everything that is said of the threads of a dump, by their names, without what changes. */
final class Described {
  private static final Pattern CHANGING = Pattern.compile("(?<=#)\\d+|(?<=process )\\d+");

  private Described() {}

  static Map<String, String> threads(HeapGraph graph) {
    JvmThreads threads = JvmThreads.of(graph);
    var waits = new Waits(graph, threads);
    var described = new TreeMap<String, String>();
    for (JvmThread thread : threads.all()) {
      JvmWait wait = waits.of(thread);
      String text = wait.operation().kind() + " " + wait.operation().text();
      for (Map.Entry<String, String> fact : wait.facts().entrySet()) {
        text += "\n    " + fact.getKey() + ": " + CHANGING.matcher(fact.getValue()).replaceAll("N");
      }
      described.put(thread.name(), text);
    }
    return described;
  }
}
