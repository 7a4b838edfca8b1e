/// What the register promises about doses, told once more: the reference of `./vrs soak races`
/// (docs/decisions/races.md). Nothing here knows the server, and nothing of the server is copied.
@NullMarked
package vrs.races;

import org.jspecify.annotations.NullMarked;
