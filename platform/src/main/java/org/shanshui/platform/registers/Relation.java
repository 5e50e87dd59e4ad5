package org.shanshui.platform.registers;

/** What somebody is to a record, beside their roles; named by registers and their steps. */
enum Relation {
  /** An officer of the unit that answers for it. */
  KEEPER,
  /** Who approves for that unit. */
  KEEPER_HEAD,
  /** Who added it. */
  ADDER
}
