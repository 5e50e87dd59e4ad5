package org.shanshui.platform.database;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What only one at a time may do, on whichever node: locks that the database keeps for the house,
 * each with a number of its own.
 */
public enum Lock {
  /** Adding to the chain of the record of changes; taken by the database's own functions. */
  RECORD(7305808869L),
  /** Furnishing an empty house. */
  FIRST_START(7305808870L),
  /** Moving units about. */
  HIERARCHY(7305808871L),
  /** Building the sample city. */
  SAMPLE_CITY(7305808872L),
  /** Comparing plans with each other. */
  CONFLICTS(7305808873L),
  /** Putting another edition of the working calendar in force. */
  CALENDAR(7305808874L),
  /** Finding the keys of personal data, and sealing what stands in clear. */
  SECRECY(7305808875L);

  private final long number;

  Lock(long number) {
    this.number = number;
  }

  /** As the database knows it. */
  public long number() {
    return number;
  }

  /** Waits for it; the transaction has it until its end. */
  public void take(JdbcClient jdbc) {
    jdbc.sql("select pg_advisory_xact_lock(?)").param(number).query().listOfRows();
  }
}
