package vrs.card.app;

import vrs.card.Bytes;

/// The installation of the app that a verified statement comes from. It says nothing of the person.
///
/// @param id SHA-256 of the public key, by which an installation can be stopped (H4)
/// @param version of the app, so that old ones can be turned away (H4)
public record AppInstance(Bytes id, String version) {}
