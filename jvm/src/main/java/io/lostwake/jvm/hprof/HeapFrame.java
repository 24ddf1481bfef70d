package io.lostwake.jvm.hprof;

/**
 * A call on the stack of a thread.
 *
 * @param className such as {@code java.lang.Thread}; empty when the dump does not tell
 * @param method its name
 * @param signature such as {@code (J)V}
 * @param sourceFile such as {@code Thread.java}; empty when not told
 * @param line 1-based; 0 when not told; -1 in a native method
 * @param classObject the class as a number of an object, or {@link HeapGraph#NONE}
 */
public record HeapFrame(
    String className,
    String method,
    String signature,
    String sourceFile,
    int line,
    int classObject) {}
