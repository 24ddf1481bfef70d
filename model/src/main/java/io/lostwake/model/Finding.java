package io.lostwake.model;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lost strands: where, why, how sure, and what to do.
 *
 * @param fingerprint its stable name
 * @param cause the id of the cause in the catalogue, such as {@code no-receiver}
 * @param alternatives ids of other causes that fit the facts equally well; usually empty
 * @param verdict how sure
 * @param headline what happened in one line, number included
 * @param kind what they are
 * @param count how many strands are lost; companions do not count
 * @param blockedOn what they wait for
 * @param minutes how long; null when the source does not tell
 * @param culprit the frame to open first; null when no frame of the user's code is known
 * @param creator the call that started them; null when not known
 * @param stack where they are
 * @param companions the rest of the story
 * @param members the first few by id, at most {@value #MAXIMUM_MEMBERS}; empty without ids
 * @param labels what they are labelled with
 * @param circumstances what else the source knows of them
 * @param evidence the strongest first
 * @param assumptions what a proof rests on; empty unless proven
 * @param refutedBy what would refute it
 * @param fix what to do
 * @param docs the page to read, relative to the documentation's root
 */
public record Finding(
    Fingerprint fingerprint,
    String cause,
    List<String> alternatives,
    Verdict verdict,
    String headline,
    StrandKind kind,
    long count,
    Wait blockedOn,
    @Nullable Minutes minutes,
    @Nullable Frame culprit,
    @Nullable Frame creator,
    Stack stack,
    List<Companion> companions,
    List<Member> members,
    Labels labels,
    Circumstances circumstances,
    List<Evidence> evidence,
    List<String> assumptions,
    String refutedBy,
    String fix,
    String docs) {
  /** How many members are named. */
  public static final int MAXIMUM_MEMBERS = 20;

  public Finding {
    alternatives = List.copyOf(alternatives);
    companions = List.copyOf(companions);
    members = List.copyOf(members);
    evidence = List.copyOf(evidence);
    assumptions = List.copyOf(assumptions);
  }

  /** The same finding under the same fingerprint, its frames as the change makes them. */
  Finding mapping(UnaryOperator<Frame> change) {
    return with(
        culprit == null ? null : change.apply(culprit),
        creator == null ? null : change.apply(creator),
        stack.mapping(change),
        companions.stream().map(companion -> companion.mapping(change)).toList());
  }

  /** The same finding with another frame to open first; its stack keeps what it is. */
  public Finding withCulprit(@Nullable Frame frame) {
    return with(frame, creator, stack, companions);
  }

  private Finding with(
      @Nullable Frame otherCulprit,
      @Nullable Frame otherCreator,
      Stack otherStack,
      List<Companion> otherCompanions) {
    return new Finding(
        fingerprint,
        cause,
        alternatives,
        verdict,
        headline,
        kind,
        count,
        blockedOn,
        minutes,
        otherCulprit,
        otherCreator,
        otherStack,
        otherCompanions,
        members,
        labels,
        circumstances,
        evidence,
        assumptions,
        refutedBy,
        fix,
        docs);
  }
}
