package org.shanshui.records;

import org.shanshui.packkit.Words;

/**
 * Something wrong with a record's values.
 *
 * @param at key of the attribute; in tables as {@code wells[2].depth}, counted from 1; empty where
 *     it is of none
 * @param what is wrong
 * @param remedy what to do
 */
public record Problem(String at, Words what, Words remedy) {
  @Override
  public String toString() {
    return at + ": " + what + "; " + remedy;
  }
}
