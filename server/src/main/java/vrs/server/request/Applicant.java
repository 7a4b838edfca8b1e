package vrs.server.request;

/// Who asks (請求者), sealed wherever it is stored.
///
/// @param contact where the answer goes
/// @param representative whoever acts for the person, with the ground (法定代理人, 委任状); empty: nobody
public record Applicant(String name, String contact, String representative) {
  @Override
  public String toString() {
    return "[hidden]";
  }
}
