package io.lostwake.jvm.attach;

import io.lostwake.jvm.attach.ReportedDeadlock.Participant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The deadlocks at the end of what `Thread.print` answers (JDK 17, 21 and 25 print the same form).
///
/// Thread names are printed as they are, line breaks and quotes included, so that a program can
/// imitate the report with a name. Only what adds up is believed: the number of reports is the one
/// that HotSpot prints last, and each report closes a cycle.
///
/// @param deadlocks what was understood
/// @param notUnderstood how many deadlocks HotSpot reports besides
public record DeadlockReport(List<ReportedDeadlock> deadlocks, int notUnderstood) {
  /// HotSpot reports no deadlock.
  public static final DeadlockReport NONE = new DeadlockReport(List.of(), 0);

  private static final String BEGIN =
      "\nFound one Java-level deadlock:\n=============================\n";
  private static final String END = "Java stack information for the threads listed above:\n";

  /// Enough for some hundred threads; what matches a name costs the square of it at worst.
  private static final int LONGEST_CHAIN = 1 << 16;

  private static final Pattern TOTAL = Pattern.compile("\nFound (\\d{1,6}) deadlocks?\\.\\s*\\z");

  /// A holder's name ends where the holder itself, or the end of the chain, follows. Atomic up to
  /// there, so that a hostile name cannot make it try again and again.
  private static final Pattern PARTICIPANT =
      Pattern.compile(
          "\\G(?>\"(.*?)\":\n  waiting "
              + "(?:to lock monitor 0x\\p{XDigit}+ \\(object 0x\\p{XDigit}+, a ([^\n]*?)\\)"
              + "|for ownable synchronizer 0x\\p{XDigit}+, \\(a ([^\n]*?)\\))"
              + "(?:,\n  |\n  in JNI, )which is held by \")(.*?)\"\n\n(?=\"\\4\":\n  waiting |"
              + END
              + ")",
          Pattern.DOTALL);

  public DeadlockReport {
    deadlocks = List.copyOf(deadlocks);
  }

  /// Reads the report.
  ///
  /// @param threadPrint all of the answer
  static DeadlockReport in(String threadPrint) {
    Matcher told = TOTAL.matcher(threadPrint.substring(Math.max(0, threadPrint.length() - 64)));
    if (!told.find()) {
      return NONE;
    }
    int total = Integer.parseInt(told.group(1));
    String[] parts = threadPrint.split(BEGIN, -1);
    if (parts.length - 1 != total) {
      return new DeadlockReport(List.of(), total);
    }
    List<ReportedDeadlock> deadlocks = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      ReportedDeadlock deadlock = deadlock(participants(parts[i], parts[0]));
      if (deadlock != null) {
        deadlocks.add(deadlock);
      }
    }
    return new DeadlockReport(deadlocks, total - deadlocks.size());
  }

  /// The participants in the order in which one waits for the next; empty when not understood.
  private static List<Participant> participants(String section, String threads) {
    List<Participant> participants = new ArrayList<>();
    Matcher matcher =
        PARTICIPANT.matcher(section.substring(0, Math.min(section.length(), LONGEST_CHAIN)));
    int end = 0;
    while (matcher.find()) {
      boolean isMonitor = matcher.group(2) != null;
      participants.add(
          new Participant(
              matcher.group(1),
              threadId(matcher.group(1), threads),
              isMonitor ? matcher.group(2) : matcher.group(3),
              isMonitor,
              matcher.group(4)));
      end = matcher.end();
    }
    return section.startsWith(END, end) ? participants : List.of();
  }

  /// The chain HotSpot followed: the last one leads back into it, and what is before is no part of
  /// the cycle.
  private static @Nullable ReportedDeadlock deadlock(List<Participant> chain) {
    for (int i = 0; i + 1 < chain.size(); i++) {
      if (!chain.get(i).holder().equals(chain.get(i + 1).name())) {
        return null;
      }
    }
    for (int i = chain.size() - 1; i >= 0; i--) {
      if (chain.get(i).name().equals(chain.getLast().holder())) {
        return new ReportedDeadlock(chain.subList(i, chain.size()), chain.subList(0, i));
      }
    }
    return null;
  }

  private static @Nullable Long threadId(String name, String threads) {
    List<MatchResult> lines =
        Pattern.compile(
                "(?:^|\n)\""
                    + Pattern.quote(name)
                    + "\" #(\\d{1,18}) (?:\\[\\d+\\] )?(?:daemon )?prio=")
            .matcher(threads)
            .results()
            .limit(2)
            .toList();
    return lines.size() == 1 ? Long.valueOf(lines.getFirst().group(1)) : null;
  }
}
