package io.lostwake.model;

import java.util.Objects;

/**
 * Something a source could not read or could not tell, and what that costs. Nothing is lost
 * silently: every loss is one of these.
 *
 * @param kind the kind of loss
 * @param where the place: a line, a byte offset, a URL; empty when it is about the whole source
 * @param says what happened, as one sentence without the place
 * @param cost what the report can therefore not say, as one sentence; empty when nothing
 */
public record Warning(Kind kind, String where, String says, String cost) {
  public Warning {
    Objects.requireNonNull(kind, "kind is null");
    Objects.requireNonNull(where, "where is null");
    Objects.requireNonNull(says, "says is null");
    Objects.requireNonNull(cost, "cost is null");
  }

  /** The kinds of loss. The names are part of the JSON contract. */
  public enum Kind {
    /** The dump ends where the runtime's buffer ended (Go: 64 MiB); counts are lower bounds. */
    DUMP_CUT_OFF,
    /** The last record, or one inside, stops before its end. */
    RECORD_CUT_SHORT,
    /** Lines inside a record that this version does not understand. */
    LINE_NOT_UNDERSTOOD,
    /** Text before, between or after the records that is no dump. */
    OTHER_TEXT_SKIPPED,
    /** There are several dumps in a file, and one of them was read. */
    SEVERAL_DUMPS,
    /** The format does not tell a send from a receive. */
    DIRECTION_NOT_TOLD,
    /** The format does not tell a nil channel from any other. */
    NIL_CHANNEL_NOT_TOLD,
    /** The format tells no wait at all for some strands. */
    WAIT_NOT_TOLD,
    /** The format tells no ids, so neither births nor a second snapshot can be joined. */
    IDS_NOT_TOLD,
    /** Two counts of one process disagree. */
    COUNTS_DISAGREE,
    /** More distinct stacks than are kept. */
    STACKS_OVER_LIMIT,
    /** A name or a line longer than is kept. */
    TEXT_SHORTENED,
    /** The leak profile counts something that is no strand. */
    PHANTOM_IGNORED,
    /** The process does not offer something that would have told more. */
    NOT_OFFERED,
    /** The full dump was not asked for, because it would have stopped a large process. */
    GATED,
    /** A request that would have told more failed. */
    REQUEST_FAILED,
    /** The snapshots given together do not look like one process. */
    NOT_ONE_PROCESS,
    /** The source cannot carry a proof that another source of its kind carries, and why. */
    NO_PROOF
  }
}
