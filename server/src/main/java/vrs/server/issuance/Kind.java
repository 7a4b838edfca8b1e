package vrs.server.issuance;

/// For use in Japan (国内用), or overseas (海外用), which always issues both (E1).
public enum Kind {
  DOMESTIC,
  OVERSEAS
}
