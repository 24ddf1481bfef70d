package io.lostwake.jvm.hprof;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ids as bits: one for every place of the heap where an object may start, in pages, of which only
/// those with an object are there. How many objects come before each page, and before each word of
/// it, is kept, so that the number of an id takes a few steps.
final class PagedIds implements ObjectIds {
  /// Words of 64 bits in a page, as a power of two.
  private static final int WORDS_SHIFT = 9;

  private static final int WORDS = 1 << WORDS_SHIFT;
  private static final int BITS_SHIFT = WORDS_SHIFT + 6;

  /// What a page costs, in bytes: words, counts, its number and its place in the index.
  private static final long PAGE_COST = WORDS * 8 + WORDS * 2 + 60;

  /// What an id may cost before a sorted array is better, in bytes.
  private static final long MOST_PER_ID = 16;

  private final int alignment;
  private final PageIndex pages;
  private final long[] pageNumbers;
  private final int[] beforePage;
  private final char[] beforeWord;
  private final long[] words;

  private PagedIds(int alignment, long[] pageNumbers) {
    this.alignment = alignment;
    this.pageNumbers = pageNumbers;
    this.beforePage = new int[pageNumbers.length + 1];
    this.beforeWord = new char[pageNumbers.length << WORDS_SHIFT];
    this.words = new long[pageNumbers.length << WORDS_SHIFT];
    this.pages = new PageIndex(pageNumbers);
  }

  /// Orders the ids of objects; null when they lie too far apart.
  static @Nullable PagedIds of(List<Found.Batch> batches, long total) {
    long all = 0;
    for (Found.Batch batch : batches) {
      for (int i = 0; i < batch.count; i++) {
        all |= batch.ids[i];
      }
    }
    int alignment = all == 0 ? 0 : Long.numberOfTrailingZeros(all);
    long[] pageNumbers = pageNumbers(batches, alignment, total);
    if (pageNumbers == null) {
      return null;
    }
    PagedIds ids = new PagedIds(alignment, pageNumbers);
    for (Found.Batch batch : batches) {
      for (int i = 0; i < batch.count; i++) {
        ids.add(batch.ids[i]);
      }
    }
    ids.sum();
    return ids;
  }

  private static long @Nullable [] pageNumbers(
      List<Found.Batch> batches, int alignment, long total) {
    LongIndex seen = new LongIndex();
    Longs numbers = new Longs();
    long last = 0;
    for (Found.Batch batch : batches) {
      for (int i = 0; i < batch.count; i++) {
        long page = page(batch.ids[i], alignment);
        if (page == last || batch.ids[i] == 0) {
          continue;
        }
        last = page;
        if (seen.putIfAbsent(page, 0) < 0) {
          numbers.add(page);
          if (numbers.size() * PAGE_COST > 4 * PAGE_COST + MOST_PER_ID * total) {
            return null;
          }
        }
      }
    }
    long[] sorted = numbers.toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  /// The page of an id, from 1 on.
  private static long page(long id, int alignment) {
    return (id >>> alignment >>> BITS_SHIFT) + 1;
  }

  private void add(long id) {
    if (id != 0) {
      int page = pages.get(page(id, alignment));
      long bit = id >>> alignment;
      words[word(page, bit)] |= 1L << bit;
    }
  }

  private static int word(int page, long bit) {
    return (page << WORDS_SHIFT) | ((int) (bit >>> 6) & (WORDS - 1));
  }

  private void sum() {
    int sum = 0;
    for (int page = 0; page < pageNumbers.length; page++) {
      beforePage[page] = sum;
      int inPage = 0;
      for (int word = page << WORDS_SHIFT; word < (page + 1) << WORDS_SHIFT; word++) {
        beforeWord[word] = (char) inPage;
        inPage += Long.bitCount(words[word]);
      }
      sum += inPage;
    }
    beforePage[pageNumbers.length] = sum;
  }

  @Override
  public int count() {
    return beforePage[pageNumbers.length];
  }

  @Override
  public int number(long id) {
    long bit = id >>> alignment;
    int page = bit << alignment == id ? pages.get(page(id, alignment)) : -1;
    if (page < 0) {
      return -1;
    }
    int word = word(page, bit);
    long mask = 1L << bit;
    return (words[word] & mask) == 0
        ? -1
        : beforePage[page] + beforeWord[word] + Long.bitCount(words[word] & (mask - 1));
  }

  @Override
  public long id(int number) {
    int page = Arrays.binarySearch(beforePage, number);
    page = page >= 0 ? page : -page - 2;
    int low = page << WORDS_SHIFT;
    int high = ((page + 1) << WORDS_SHIFT) - 1;
    int inPage = number - beforePage[page];
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (beforeWord[middle] <= inPage) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    long word = words[low];
    for (int i = beforeWord[low]; i < inPage; i++) {
      word &= word - 1;
    }
    long inPageBits = ((long) (low & (WORDS - 1)) << 6) | Long.numberOfTrailingZeros(word);
    return (((pageNumbers[page] - 1) << BITS_SHIFT) | inPageBits) << alignment;
  }
}
