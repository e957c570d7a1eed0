//! What a program reads from its standard input.

use std::fs::File;
use std::io::{self, Write as _};
use std::process::Stdio;
use std::sync::Arc;

use super::files::unnamed;

/// What every pipe holds without a reader.
const FITS_A_PIPE: usize = 4096;

/// What [`Program::input`](super::Program::input) takes.
#[derive(Clone, Debug, Default)]
pub struct Input(Kind);

#[derive(Clone, Default)]
enum Kind {
    #[default]
    Nothing,
    Bytes(Arc<[u8]>),
    File(Arc<File>),
}

/// It can be a secret.
impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("_")
    }
}

impl Input {
    /// The stream that the program gets. It is written before the program is started, which then need
    /// not read it.
    pub(super) fn stdio(&self) -> io::Result<Stdio> {
        Ok(match &self.0 {
            Kind::Nothing => Stdio::null(),
            Kind::File(file) => file.try_clone()?.into(),
            Kind::Bytes(bytes) if bytes.len() <= FITS_A_PIPE => {
                let (read, mut write) = io::pipe()?;
                write.write_all(bytes)?;
                read.into()
            }
            Kind::Bytes(bytes) => {
                let mut file = unnamed()?;
                file.write.write_all(bytes)?;
                file.read.into()
            }
        })
    }

    /// All of it, for a stand-in.
    #[cfg(feature = "testing")]
    pub(super) fn bytes(&self) -> io::Result<Vec<u8>> {
        Ok(match &self.0 {
            Kind::Nothing => Vec::new(),
            Kind::Bytes(bytes) => bytes.to_vec(),
            Kind::File(file) => {
                let mut bytes = Vec::new();
                io::Read::read_to_end(&mut &**file, &mut bytes)?;
                bytes
            }
        })
    }
}

impl From<File> for Input {
    fn from(file: File) -> Self {
        Self(Kind::File(Arc::new(file)))
    }
}

macro_rules! from_bytes {
    ($([$($generic:tt)*] $bytes:ty;)*) => {$(
        impl<$($generic)*> From<$bytes> for Input {
            fn from(bytes: $bytes) -> Self {
                let bytes: &[u8] = bytes.as_ref();
                Self(Kind::Bytes(bytes.into()))
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
