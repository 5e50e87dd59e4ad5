package org.shanshui.platform.subjects;

/**
 * Something that is spoken of elsewhere.
 *
 * @param type in capital letters, as its {@link SubjectResolver} names it
 */
public record Subject(String type, long id) {}
