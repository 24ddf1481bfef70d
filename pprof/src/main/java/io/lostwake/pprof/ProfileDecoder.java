package io.lostwake.pprof;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns the bytes of one profile into a [Profile]. Goes over the fields three times, because Go
/// writes samples before the locations they name, locations before functions, and the texts last.
final class ProfileDecoder {

  private final byte[] bytes;
  private final EntryBudget budget;
  private final StringTable strings = new StringTable();
  private final EncodedSamples.Builder samples = new EncodedSamples.Builder();
  private final IdSet mappingIds = new IdSet("mapping");
  private final IdSet locationIds = new IdSet("location");
  private final IdSet functionIds = new IdSet("function");

  private final List<ValueType> sampleTypes = new ArrayList<>();
  private final List<Mapping> mappings = new ArrayList<>();
  private final List<Location> locations = new ArrayList<>();
  private final List<Function> functions = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();
  private String dropFrames = "";
  private String keepFrames = "";
  private long timeNanos;
  private long durationNanos;
  private @Nullable ValueType periodType;
  private long period;
  private String defaultSampleType = "";
  private String docUrl = "";

  ProfileDecoder(byte[] bytes, int maxEntries) {
    this.bytes = bytes;
    this.budget = new EntryBudget(maxEntries);
  }

  Profile decode() throws MalformedProfileException {
    readStrings();
    readFields();
    readLocations();
    return new Profile(
        sampleTypes,
        samples.checked(bytes, strings, sampleTypes.size(), locationIds),
        mappings,
        locations,
        functions,
        dropFrames,
        keepFrames,
        timeNanos,
        durationNanos,
        periodType,
        period,
        comments,
        defaultSampleType,
        docUrl);
  }

  private void readStrings() throws MalformedProfileException {
    WireReader in = new WireReader(bytes, 0, bytes.length);
    for (int field = in.next(); field != 0; field = in.next()) {
      if (field == 6) {
        budget.take(in);
        strings.add(in);
      } else {
        in.skip();
      }
    }
  }

  private void readFields() throws MalformedProfileException {
    WireReader in = new WireReader(bytes, 0, bytes.length);
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> {
          budget.take(in);
          sampleTypes.add(ValueType.read(in.message("a sample type"), strings));
        }
        case 2 -> samples.add(in);
        case 3 -> readMapping(in);
        case 5 -> readFunction(in);
        case 7 -> dropFrames = strings.text(in, "the frames to drop");
        case 8 -> keepFrames = strings.text(in, "the frames to keep");
        case 9 -> timeNanos = in.number("the time");
        case 10 -> durationNanos = in.number("the duration");
        case 11 -> periodType = ValueType.read(in.message("the period's type"), strings);
        case 12 -> period = in.number("the period");
        case 13 -> readComments(in);
        case 14 -> defaultSampleType = strings.text(in, "the default sample type");
        case 15 -> docUrl = strings.text(in, "the address of the documentation");
        default -> in.skip();
      }
    }
  }

  private void readMapping(WireReader in) throws MalformedProfileException {
    budget.take(in);
    Mapping mapping = Mapping.read(in.message("a mapping"), strings);
    mappingIds.add(in, mapping.id());
    mappings.add(mapping);
  }

  private void readFunction(WireReader in) throws MalformedProfileException {
    budget.take(in);
    Function function = Function.read(in.message("a function"), strings);
    functionIds.add(in, function.id());
    functions.add(function);
  }

  private void readComments(WireReader in) throws MalformedProfileException {
    List<Long> indexes = new ArrayList<>();
    in.numbers("a comment", indexes, budget);
    for (long index : indexes) {
      comments.add(strings.text(in, index, "a comment"));
    }
  }

  private void readLocations() throws MalformedProfileException {
    WireReader in = new WireReader(bytes, 0, bytes.length);
    for (int field = in.next(); field != 0; field = in.next()) {
      if (field == 4) {
        budget.take(in);
        Location location = Location.read(in.message("a location"), functionIds, budget);
        locationIds.add(in, location.id());
        locations.add(location);
      } else {
        in.skip();
      }
    }
  }
}
