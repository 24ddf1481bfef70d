package io.lostwake.diagnosis;

import io.lostwake.model.Detail;
import io.lostwake.model.Evidence;
import io.lostwake.model.Frame;
import io.lostwake.model.Minutes;
import io.lostwake.model.Population;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * When the strands of a group were born. Ids grow with time: a group whose ids are spread over the
 * life of the process, with others that ended in between, was started one by one; the ids of a pool
 * lie together.
 */
final class Births {
  /** Fewer show no pattern. */
  private static final int FEWEST = 8;

  private static final int BUCKETS = 16;
  private static final int FEWEST_EPISODES = 4;

  /** A pool whose birth was interrupted so many times was not born at once. */
  private static final int MOST_EPISODES = 16;

  /** A pool: so many members at least, with nobody born in between. */
  private static final int SMALLEST_POOL = 3;

  private Births() {}

  /** What the ids of a group say; empty when there are none, or when they say nothing. */
  static List<Evidence> of(Group group, Scene scene) {
    List<Evidence> evidence = new ArrayList<>();
    Directory directory = scene.directory();
    long[] ids = group.ids();
    if (ids.length >= FEWEST && directory.isComplete()) {
      int episodes = episodes(ids, directory);
      if (isSpread(ids, directory.largestId())
          && episodes >= Math.max(FEWEST_EPISODES, Math.min(MOST_EPISODES, ids.length / 20))) {
        evidence.add(spread(group, scene, ids, episodes));
      }
    }
    if (ids.length >= SMALLEST_POOL && isOneBlock(ids) && Growth.waitsForWork(group.kind())) {
      evidence.add(
          Facts.against(
              "born-together",
              "their ids lie together, %d to %d, as those of a pool do"
                  .formatted(ids[0], ids[ids.length - 1])));
    }
    Evidence over =
        scene.tells(Detail.CREATOR_IDS)
            ? creatorsEnded(group, scene)
            : creatorReturned(group, scene);
    if (over != null) {
      evidence.add(over);
    }
    return evidence;
  }

  private static Evidence spread(Group group, Scene scene, long[] ids, int episodes) {
    String says =
        "born one by one: ids %d to %d, spread over the life of the process, with others born and gone in between %d times"
            .formatted(ids[0], ids[ids.length - 1], episodes);
    boolean byDifferentGoroutines =
        !scene.tells(Detail.CREATOR_IDS)
            || Arrays.stream(group.creatorIds()).distinct().count() >= FEWEST_EPISODES;
    return byDifferentGoroutines || waitsDiffer(group)
        ? Facts.strong("births-spread", says)
        : Facts.weak("births-spread", says);
  }

  /** A pool that one strand started beside others has one wait; a slow loss has many. */
  private static boolean waitsDiffer(Group group) {
    Minutes minutes = group.minutes();
    return minutes != null
        && minutes.max() - minutes.min() >= FEWEST_EPISODES
        && group.populations().stream().flatMapToInt(Births::minutesOf).distinct().count()
            >= FEWEST_EPISODES;
  }

  private static IntStream minutesOf(Population population) {
    return IntStream.range(0, population.size()).map(population::minutes);
  }

  private static int episodes(long[] ids, Directory directory) {
    int episodes = 0;
    for (int i = 1; i < ids.length; i++) {
      episodes += directory.someoneEndedBetween(ids[i - 1], ids[i]) ? 1 : 0;
    }
    return episodes;
  }

  /** Whether at least half of the equal parts of the life since the first birth have one. */
  private static boolean isSpread(long[] ids, long largestId) {
    int buckets = Math.min(BUCKETS, ids.length);
    long first = ids[0];
    double width = (largestId - first + 1) / (double) buckets;
    boolean[] occupied = new boolean[buckets];
    for (long id : ids) {
      occupied[Math.min(buckets - 1, (int) ((id - first) / width))] = true;
    }
    int count = 0;
    for (boolean one : occupied) {
      count += one ? 1 : 0;
    }
    return count * 2 >= buckets;
  }

  private static boolean isOneBlock(long[] ids) {
    return ids[ids.length - 1] - ids[0] == ids.length - 1;
  }

  /**
   * Whether the goroutines that started them are over: ended, or a server's connection that reads
   * its next request. What a request leaves behind was not meant to stay.
   */
  private static @Nullable Evidence creatorsEnded(Group group, Scene scene) {
    Directory directory = scene.directory();
    long[] creators = group.creatorIds();
    if (creators.length == 0 || !directory.isComplete() || isStartedByDial(group)) {
      return null;
    }
    long over =
        Arrays.stream(creators)
            .filter(id -> directory.hasEnded(id) || isBackAtReading(directory.groupOf(id)))
            .count();
    if (over * 2 < creators.length) {
      return null;
    }
    String says =
        creators.length == 1
            ? "goroutine %d, which started it, has ended or serves another request"
                .formatted(creators[0])
            : "the goroutines that started them have ended or serve other requests (%d of %d)"
                .formatted(over, creators.length);
    return Facts.weak("creator-ended", says);
  }

  /** Where ids of creators are not told (before Go 1.21), the call that started them may be. */
  private static @Nullable Evidence creatorReturned(Group group, Scene scene) {
    Frame creator = group.largest().creator();
    if (creator == null || group.isMain() || scene.isExcerpt()) {
      return null;
    }
    boolean isLiving =
        scene.groups().stream().anyMatch(other -> other.stack().calls(creator.function()));
    return isLiving
        ? null
        : Facts.weak(
            "creator-returned",
            "every call of %s, which started %s, has returned"
                .formatted(creator.function(), group.count() == 1 ? "it" : "them"));
  }

  /** The goroutine that dials a connection always ends, whoever uses the connection. */
  private static boolean isStartedByDial(Group group) {
    Frame creator = group.largest().creator();
    return creator != null && creator.function().equals("net/http.(*Transport).dialConn");
  }

  private static boolean isBackAtReading(@Nullable Group creator) {
    return creator != null
        && !creator.hasApplicationFrame()
        && creator.stack().calls("net/http.(*conn).serve")
        && Scene.waitsByDesign(creator);
  }
}
