package vrs.server.issuance;

import java.util.List;
import java.util.UUID;
import vrs.certificate.CheckedCertificate;
import vrs.server.record.Dose;

/// A certificate that was decided, checked and planned, and may now be signed.
///
/// @param issue id of its line in the issue history, and of its plan
/// @param person of the register
record Prepared(UUID issue, Kind kind, CheckedCertificate checked, UUID person, List<Dose> doses) {}
