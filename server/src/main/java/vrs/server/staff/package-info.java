/// Who may come in: parties and their accounts, sign-in, sessions, devices and shifts (A1, A2, H5),
/// and what all staff screens share.
///
/// A staff request carries a session cookie, a site's request a signature; either way a filter here
/// finds the person and leaves an [vrs.server.platform.Actor] for the doorkeeper.
@NullMarked
package vrs.server.staff;

import org.jspecify.annotations.NullMarked;
