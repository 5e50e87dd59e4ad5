package org.shanshui.platform.workbook;

import org.shanshui.platform.access.Actor;

/** Somebody confirmed an import, with the standing that they had then. */
record ImportConfirmed(long id, Actor actor) {}
