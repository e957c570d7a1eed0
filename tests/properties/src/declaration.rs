//! Declarations of any bytes.

use actions_derive_core::diagnostic::render;
use actions_derive_core::source::Source;
use actions_derive_core::yaml::{Reader, decode_utf8};

use crate::expansion;

/// The text of a declaration, under both readers.
pub fn any(bytes: &[u8]) {
    let text = match decode_utf8(bytes) {
        Ok(text) => text,
        Err(diagnostic) => {
            let lossy = String::from_utf8_lossy(bytes);
            render(&diagnostic, &Source::new("charmcraft.yaml", &lossy));
            return;
        }
    };
    for reader in [Reader::Charmcraft, Reader::Juju] {
        expansion::check(text, reader);
    }
}
