/// What persons demand of the office about the data held on them (F13), and what municipalities
/// demand of the agency and the operator about the system (H8).
@NullMarked
package vrs.server.request;

import org.jspecify.annotations.NullMarked;
