/** Tasks, measures, milestones; the three lists; the year's work points (任务清单、措施清单、责任清单、年度工作要点). */
@NullMarked
package org.shanshui.platform.commitments.tasks;

import org.jspecify.annotations.NullMarked;
