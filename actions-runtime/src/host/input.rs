//! What a program reads from its standard input.

use std::fmt::{self, Debug, Formatter};
use std::fs::File;
use std::io::{self, Write as _};
use std::process::Stdio;
use std::sync::Arc;

use super::files::unnamed;

/// What [`Program::input`](super::Program::input) takes.
#[derive(Clone, Default)]
pub enum Input {
    #[doc(hidden)]
    #[default]
    Nothing,
    #[doc(hidden)]
    Bytes(Arc<[u8]>),
    #[doc(hidden)]
    File(Arc<File>),
}

impl Input {
    /// The stream that the program gets. It is written before the program is started, which then need
    /// not read it.
    pub(super) fn stdio(&self) -> io::Result<Stdio> {
        Ok(match self {
            Self::Nothing => Stdio::null(),
            Self::File(file) => file.try_clone()?.into(),
            Self::Bytes(bytes) => {
                let file = unnamed()?;
                file.write()?.write_all(bytes)?;
                file.into_read().into()
            }
        })
    }

    /// All of it, for a stand-in; of a file what can be read.
    #[cfg(feature = "testing")]
    pub(super) fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Nothing => Vec::new(),
            Self::Bytes(bytes) => bytes.to_vec(),
            Self::File(file) => {
                let mut bytes = Vec::new();
                let _ = io::Read::read_to_end(&mut &**file, &mut bytes);
                bytes
            }
        }
    }
}

/// It can be a secret.
impl Debug for Input {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("Input")
    }
}

impl From<File> for Input {
    fn from(file: File) -> Self {
        Self::File(Arc::new(file))
    }
}

macro_rules! from_bytes {
    ($([$($generic:tt)*] $bytes:ty;)*) => {$(
        impl<$($generic)*> From<$bytes> for Input {
            fn from(bytes: $bytes) -> Self {
                let bytes: &[u8] = bytes.as_ref();
                Self::Bytes(bytes.into())
            }
        }
    )*};
}

from_bytes! {
    [] &str;
    [] &String;
    [] String;
    [] &[u8];
    [const N: usize] &[u8; N];
    [] Vec<u8>;
}
