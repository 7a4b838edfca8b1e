package vrs.samples.pictures;

/// What a sample ticket (接種券) says.
///
/// @param digits the 18 digits of the line; a sample may be wrong on purpose
/// @param municipality name of the issuing municipality 請求先
/// @param person name of the person
/// @param code whether the 2D code stands beside the line, as from dose 3 on
public record PrintedTicket(String digits, String municipality, String person, boolean code) {
  public PrintedTicket {
    if (!digits.matches("[0-9]{18}")) {
      throw new IllegalArgumentException("a ticket has 18 digits");
    }
  }

  @Override
  public String toString() {
    return "PrintedTicket[hidden]";
  }
}
