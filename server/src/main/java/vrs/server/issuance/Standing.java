package vrs.server.issuance;

/// Whether a dose stands on a certificate that holds, for statements of other rooms.
public final class Standing {
  private Standing() {}

  /// An expression that is true where a certificate that was not revoked states the dose.
  ///
  /// A subquery for one value, so that no plan turns it into a join of all certificates.
  ///
  /// @param dose an expression for its id
  public static String onCertificate(String dose) {
    return """
    coalesce((
      select true
        from issue_dose link
       cross join lateral (
              select id from issue
               where area = :area and id = link.issue and revoked is null limit 1) holding
       where link.area = :area and link.dose = %s
       limit 1), false)
    """
        .formatted(dose);
  }
}
