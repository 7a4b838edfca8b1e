/// The register: persons (接種対象者), tickets (接種券) and doses (接種記録) of each area, their versions, the
/// check of a dose, and imports (C1–C4, C8).
@NullMarked
package vrs.server.record;

import org.jspecify.annotations.NullMarked;
