package vrs.server.municipality;

/// A vaccine in one presentation (製品), with the codes that certificates carry.
///
/// @param code ours, as files and records name it
/// @param maker as VRS words it, for example 武田/モデルナ
/// @param cvx three digits, for SMART Health Cards
/// @param icd11Vaccine at most six characters, for VDS-NC
/// @param validity the days on which it may or might be given
public record Product(
    String code,
    Programme programme,
    String maker,
    String makerEnglish,
    String brand,
    String brandEnglish,
    String cvx,
    String icd11Vaccine,
    String icd11Disease,
    String atc,
    Validity validity) {}
