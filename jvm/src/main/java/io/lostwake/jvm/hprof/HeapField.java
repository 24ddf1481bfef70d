package io.lostwake.jvm.hprof;

/**
 * An instance field.
 *
 * @param declaringClass the name of the class that declares it, such as {@code java.lang.Thread}
 * @param name its name
 * @param type its type
 * @param offset where its value starts in the data of an instance of the class it was asked of, in
 *     bytes
 */
public record HeapField(String declaringClass, String name, FieldType type, int offset) {}
