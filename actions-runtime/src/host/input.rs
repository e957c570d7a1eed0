//! What a program reads from its standard input.

use std::fs::File;
use std::io::{self, Write as _};
use std::process::Stdio;
use std::sync::Arc;
use std::thread;

/// What [`Program::input`](super::Program::input) takes: a text, bytes, or a [`File`]. It can be a
/// secret, and has no `Debug`.
#[derive(Clone)]
pub enum Input {
    #[doc(hidden)]
    Bytes(Arc<[u8]>),
    #[doc(hidden)]
    File(Arc<File>),
}

impl Input {
    pub(super) fn stdio(&self) -> io::Result<Stdio> {
        Ok(match self {
            Self::File(file) => file.try_clone()?.into(),
            Self::Bytes(bytes) if bytes.is_empty() => Stdio::null(),
            Self::Bytes(bytes) => {
                let ((reader, mut writer), bytes) = (io::pipe()?, Arc::clone(bytes));
                // The program need not read it: the thread ends with the last reader.
                thread::Builder::new().spawn(move || writer.write_all(&bytes))?;
                reader.into()
            }
        })
    }

    /// All of it, for a stand-in; of a file what can be read.
    #[cfg(feature = "testing")]
    pub(super) fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Bytes(bytes) => bytes.to_vec(),
            Self::File(file) => {
                let mut bytes = Vec::new();
                let _ = io::Read::read_to_end(&mut &**file, &mut bytes);
                bytes
            }
        }
    }
}

impl From<File> for Input {
    fn from(file: File) -> Self {
        Self::File(Arc::new(file))
    }
}

macro_rules! from_bytes {
    ($($bytes:ty)*) => {$(
        impl From<$bytes> for Input {
            fn from(bytes: $bytes) -> Self {
                Self::Bytes(AsRef::<[u8]>::as_ref(&bytes).into())
            }
        }
    )*};
}

from_bytes!(&str &String String &[u8] Vec<u8>);

impl<const N: usize> From<&[u8; N]> for Input {
    fn from(bytes: &[u8; N]) -> Self {
        bytes.as_slice().into()
    }
}
