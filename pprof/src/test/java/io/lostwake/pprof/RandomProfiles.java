package io.lostwake.pprof;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// Makes valid profiles from a seed: every field set sometimes, absent sometimes, extreme
/// sometimes.
final class RandomProfiles {

  private static final List<String> TEXTS =
      List.of(
          "", "goroutine", "count", "main.send", "naïve/übung.go", "\u0000\u001b[31m", "a b\tc");

  private final Random random;

  RandomProfiles(long seed) {
    this.random = new Random(seed);
  }

  Profile next() {
    List<ValueType> types = some(3, this::valueType);
    List<Function> functions = new ArrayList<>();
    for (int i = 0; i < random.nextInt(6); i++) {
      functions.add(new Function(id(i), text(), text(), text(), number()));
    }
    List<Location> locations = new ArrayList<>();
    for (int i = 0; i < random.nextInt(8); i++) {
      List<Line> lines = functions.isEmpty() ? List.of() : some(3, () -> line(functions));
      locations.add(new Location(id(i), random.nextInt(3), number(), lines, random.nextBoolean()));
    }
    List<Mapping> mappings = new ArrayList<>();
    for (int i = 0; i < random.nextInt(3); i++) {
      mappings.add(mapping(id(i)));
    }
    return new Profile(
        types,
        some(10, () -> sample(types.size(), locations)),
        mappings,
        locations,
        functions,
        text(),
        text(),
        number(),
        number(),
        random.nextBoolean() ? valueType() : null,
        number(),
        some(3, this::text),
        text(),
        text());
  }

  private long id(int index) {
    return random.nextInt(10) == 0 ? Long.MIN_VALUE + index : index + 1L;
  }

  private Sample sample(int values, List<Location> locations) {
    List<Long> numbers = new ArrayList<>();
    while (numbers.size() < values) {
      numbers.add(number());
    }
    List<Long> stack =
        locations.isEmpty()
            ? List.of()
            : some(5, () -> locations.get(random.nextInt(locations.size())).id());
    return new Sample(stack, numbers, some(3, this::label));
  }

  private Label label() {
    return random.nextBoolean()
        ? new Label.Str(text(), text())
        : new Label.Num(text(), number(), text());
  }

  private Line line(List<Function> functions) {
    return new Line(functions.get(random.nextInt(functions.size())).id(), number(), number());
  }

  private Mapping mapping(long id) {
    return new Mapping(
        id,
        number(),
        number(),
        number(),
        text(),
        text(),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean());
  }

  private ValueType valueType() {
    return new ValueType(text(), text());
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private long number() {
    return random.nextLong() >> random.nextInt(64);
  }

  private <T> List<T> some(int atMost, Supplier<T> one) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(atMost + 1); i > 0; i--) {
      list.add(one.get());
    }
    return list;
  }
}
