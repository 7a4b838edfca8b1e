package vrs.server.statistics;

import vrs.server.audit.AuditAction;

/// What the agency does with statistics, as the audit log names it.
enum StatisticsAction implements AuditAction {
  PUBLISH("statistics.publish");

  private final String code;

  StatisticsAction(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
