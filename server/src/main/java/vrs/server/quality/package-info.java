/// The work on records that are wrong or doubtful (要修正・要確認): in the order of what they would do to
/// a certificate, one at a time or as a batch, with what people decide kept and taken back.
@org.jspecify.annotations.NullMarked
package vrs.server.quality;
